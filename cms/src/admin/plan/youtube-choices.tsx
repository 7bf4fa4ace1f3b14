import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system'
import type { CategoryKey } from '@hl/config/youtube-categories'
import { unusualOnYouTube, type YouTubeChoices as Choices } from '../../plan/plan-words'
import { tagsIn } from '../../plan/youtube-tags'
import { MoreChoices } from './more-choices'
import { Tick } from './tick'
import { useChoiceWords } from './use-choice-words'
import { WrittenText } from './written-text'

/** In the order of config/src/youtube-categories.ts, which the panel cannot load; the first is the usual one. */
const CATEGORIES = ['giao-duc', 'tin-tuc', 'huong-dan', 'cong-dong', 'khoa-hoc', 'doi-song'] as const satisfies readonly CategoryKey[]

export interface YouTubeValue extends Choices {
  tags?: string | null
  category?: string | null
}

/** What of a video may be otherwise than usual. */
export function YouTubeChoices(props: { value: YouTubeValue; disabled: boolean; onChange: (changed: YouTubeValue) => void }) {
  const { value, disabled, onChange } = props
  const say = useChoiceWords()
  const [usual] = CATEGORIES
  const category = CATEGORIES.find((known) => known === value.category) ?? usual
  const count = tagsIn(value.tags ?? '').length
  const chosen = [
    ...(count > 0 ? [say('choice.tags.some', { count: String(count) })] : []),
    ...(category === usual ? [] : [`${say('choice.category').toLocaleLowerCase()} ${say(`choice.category.${category}`)}`]),
    ...unusualOnYouTube(value),
  ]
  return (
    <MoreChoices chosen={chosen}>
      <WrittenText
        field="youtube.tags"
        label={say('choice.tags')}
        hint={say('choice.tags.hint')}
        value={value.tags ?? ''}
        disabled={disabled}
        onChange={(tags) => onChange({ tags })}
      />
      <Field.Root name="plan.youtube.category">
        <Field.Label>{say('choice.category')}</Field.Label>
        <SingleSelect
          value={category}
          disabled={disabled}
          onChange={(picked) => onChange({ category: picked === usual ? null : String(picked) })}
        >
          {CATEGORIES.map((one) => (
            <SingleSelectOption key={one} value={one}>
              {say(`choice.category.${one}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Tick
        label={say('choice.kids')}
        hint={say('choice.kids.hint')}
        checked={value.madeForKids === true}
        disabled={disabled}
        onChange={(madeForKids) => onChange({ madeForKids })}
      />
      <Tick
        label={say('choice.notify')}
        hint={say('choice.notify.hint')}
        checked={value.notifySubscribers !== false}
        disabled={disabled}
        onChange={(notifySubscribers) => onChange({ notifySubscribers })}
      />
      <Tick
        label={say('choice.youtube.replace')}
        hint={say('choice.youtube.replace.hint')}
        checked={value.replace === true}
        disabled={disabled}
        onChange={(replace) => onChange({ replace })}
      />
    </MoreChoices>
  )
}
