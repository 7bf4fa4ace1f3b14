import { type ComponentProps } from 'react'
import { Television } from '@strapi/icons'
import { styled } from 'styled-components'
import { useNotices } from './use-notices'

const MOST = 99

const Place = styled.span`
  position: relative;
  display: inline-flex;
`
const Count = styled.span`
  position: absolute;
  top: -0.7rem;
  right: -0.9rem;
  min-width: 1.6rem;
  padding: 0 0.4rem;
  border-radius: 0.8rem;
  background: ${({ theme }) => theme.colors.danger600};
  color: ${({ theme }) => theme.colors.neutral0};
  font-size: 1rem;
  font-weight: bold;
  line-height: 1.6rem;
  text-align: center;
`

/** The monitor's icon in the menu, with how many notices are this person's own task. */
export function NoticeIcon(props: ComponentProps<typeof Television>) {
  const { answer } = useNotices()
  const count = answer?.ownIds.length ?? 0
  return (
    <Place>
      <Television {...props} />
      {count > 0 ? <Count>{count > MOST ? `${MOST}+` : count}</Count> : null}
    </Place>
  )
}
