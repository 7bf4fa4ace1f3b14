import { Flex, Typography } from '@strapi/design-system'
import { CheckCircle, Clock, CrossCircle, Information, Minus } from '@strapi/icons'
import type { Group, Monitor } from '@hl/config/monitor'
import { styled } from 'styled-components'
import { useMonitorWords } from './use-monitor-words'

const GROUPS = [
  { group: 'attention', Icon: CrossCircle, tone: 'danger' },
  { group: 'running', Icon: Information, tone: 'secondary' },
  { group: 'later', Icon: Clock, tone: 'warning' },
  { group: 'done', Icon: CheckCircle, tone: 'success' },
  { group: 'none', Icon: Minus, tone: 'neutral' },
] as const satisfies readonly { group: Group; Icon: typeof Minus; tone: string }[]

/** Five groups, not sixteen states. Pressing the chosen one again shows all. */
export function GroupTabs({
  groups,
  chosen,
  onChoose,
}: {
  groups: Monitor['groups'] | null
  chosen: string
  onChoose: (group: string) => void
}) {
  const say = useMonitorWords()
  return (
    <Grid role="group" aria-label={say('monitor.groups')}>
      {GROUPS.map(({ group, Icon, tone }) => {
        const count = groups?.[group] ?? 0
        const isQuiet = group === 'attention' && count === 0
        const colour = isQuiet ? 'neutral' : tone
        return (
          <Card
            key={group}
            type="button"
            aria-pressed={chosen === group}
            data-group={group}
            onClick={() => onChoose(chosen === group ? '' : group)}
          >
            <Flex gap={2} minWidth={0}>
              <Icon fill={`${colour}600`} aria-hidden style={{ flexShrink: 0 }} />
              <Typography textColor={`${colour}700`} fontWeight="bold" style={{ textAlign: 'left' }}>
                {say(`monitor.group.${group}`)}
              </Typography>
            </Flex>
            <Count data-quiet={isQuiet}>{groups === null ? '–' : String(count)}</Count>
          </Card>
        )
      })}
    </Grid>
  )
}

/** On a phone a line each, so that all five are seen at once. */
const Grid = styled.div`
  display: grid;
  gap: 0.8rem;
  grid-template-columns: minmax(0, 1fr);
  ${({ theme }) => theme.breakpoints.medium} {
    gap: 1.2rem;
    grid-template-columns: repeat(5, minmax(0, 1fr));
  }
`
const Card = styled.button`
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 0.8rem;
  text-align: left;
  padding: 0.8rem 1.6rem;
  cursor: pointer;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};
  &:hover {
    border-color: ${({ theme }) => theme.colors.primary200};
  }
  &[aria-pressed='true'] {
    border-color: ${({ theme }) => theme.colors.primary600};
    box-shadow: inset 0 0 0 1px ${({ theme }) => theme.colors.primary600};
  }
  ${({ theme }) => theme.breakpoints.medium} {
    flex-direction: column;
    align-items: flex-start;
    gap: 0.4rem;
    padding: 1.2rem 1.6rem;
  }
`
const Count = styled.span`
  font-size: 2rem;
  font-weight: 700;
  line-height: 1.2;
  font-variant-numeric: tabular-nums;
  color: ${({ theme }) => theme.colors.neutral800};
  &[data-quiet='true'] {
    color: ${({ theme }) => theme.colors.neutral600};
  }
  ${({ theme }) => theme.breakpoints.medium} {
    font-size: 3.2rem;
  }
`
