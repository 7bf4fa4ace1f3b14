import { Menu } from '@strapi/design-system'
import { styled } from 'styled-components'
import type { OfferedTransition } from '../../editorial/contract'
import type { WhichTransition } from '../editorial/editorial-store'
import { isDangerous } from '../editorial/dangerous'
import { useFormWords } from './use-form-words'

export interface PressProps {
  others: readonly OfferedTransition[]
  isBusy: boolean
  onPress: (which: WhichTransition) => Promise<void>
}

/** *Việc khác*: one button for all that is not this person's main thing to do. */
export function OtherActions({ others, isBusy, onPress }: PressProps) {
  const say = useFormWords()
  if (others.length === 0) return null
  return (
    <Menu.Root>
      <WideTrigger disabled={isBusy} variant="tertiary" label={say('form.others')}>
        {say('form.others')}
      </WideTrigger>
      <Menu.Content popoverPlacement="bottom-end">
        {others.map((one) => (
          <Menu.Item key={one.label} variant={isDangerous(one.transition) ? 'danger' : 'default'} onSelect={() => void onPress(one)}>
            {one.label}
          </Menu.Item>
        ))}
      </Menu.Content>
    </Menu.Root>
  )
}

const WideTrigger = styled(Menu.Trigger)`
  width: 100%;
  justify-content: center;
`
