import type { KeyboardEvent } from 'react'
import { Button, Flex } from '@strapi/design-system'
import type { DeskAnswer, DeskTab } from '../../editorial/contract'
import { useWords } from './use-words'

const TABS = ['mine', 'holding', 'moving', 'published', 'problems'] as const satisfies readonly DeskTab[]
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 }

export const PANEL_ID = 'desk-panel'
export const tabId = (tab: DeskTab) => `desk-tab-${tab}`

/** The lists of the desk with their counts; arrow keys walk through them, as in every list of tabs. */
export function DeskTabs({ tab, answer, onChoose }: { tab: DeskTab; answer: DeskAnswer | null; onChoose: (tab: DeskTab) => void }) {
  const say = useWords()
  const walk = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (step === undefined) return
    const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length]
    if (next === undefined) return
    onChoose(next)
    document.getElementById(tabId(next))?.focus()
  }
  return (
    <Flex gap={2} wrap="wrap" paddingBottom={4} role="tablist" aria-label={say('desk.title')} onKeyDown={walk}>
      {TABS.map((one) => (
        <Button
          key={one}
          id={tabId(one)}
          role="tab"
          aria-selected={one === tab}
          aria-controls={PANEL_ID}
          tabIndex={one === tab ? 0 : -1}
          variant={one === tab ? 'default' : 'tertiary'}
          onClick={() => onChoose(one)}
        >
          {`${say(`desk.tab.${one}`)}${answer ? ` · ${answer.counts[one]}` : ''}`}
        </Button>
      ))}
    </Flex>
  )
}
