/** What the main button of the review screen does, and what still stands before it. */
import { useEffect, useState } from 'react'
import type { FieldChange, OfferedTransition } from '../../editorial/contract'
import type { EditorialAnswer } from '../editorial/editorial-store'
import { useTransition } from '../editorial/use-transition'

export interface Decision {
  lines: EditorialAnswer['checklist']
  isSigned(line: EditorialAnswer['checklist'][number]): boolean
  sign(id: string, isSigned: boolean): void
  /** what one press signs: the only line a person has to answer */
  soleLine: string | null
  /** lines to be ticked before the button works */
  openCount: number
  /** something blocks, whoever presses */
  isBlocked: boolean
  comment: string
  write(comment: string): void
  press(): Promise<void>
  isRunning: boolean
  refusal: string | null
  moved: readonly FieldChange[]
}

interface DecisionInput {
  address: string
  answer: EditorialAnswer
  offered: OfferedTransition
  onDone: () => void
}

export function useDecision({ address, answer, offered, onDone }: DecisionInput): Decision {
  const { send, isRunning } = useTransition()
  const [ticked, setTicked] = useState<Readonly<Record<string, boolean>>>({})
  const [comment, setComment] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const [moved, setMoved] = useState<readonly FieldChange[]>([])
  useEffect(() => setTicked({}), [answer.version, answer.releaseHash]) // what was ticked was ticked for the text that was read

  const { needs } = offered
  const lines = needs.checklist ? answer.checklist : []
  const asked = lines.filter((line) => line.isTicked !== true)
  const sole = asked.length === 1 ? (asked[0] ?? null) : null
  const isSigned: Decision['isSigned'] = (line) => line.isTicked === true || ticked[line.id] === true || line.id === sole?.id
  const press = async () => {
    setMoved([])
    const refused = await send({
      address,
      offered,
      body: {
        ...(comment.trim() ? { comment: comment.trim() } : {}),
        ...(needs.checklist ? { checklist: Object.fromEntries(lines.map((line) => [line.id, isSigned(line)])) } : {}),
        // the hash names the very text, and the refusal then says what moved
        ...(needs.releaseHash ? { releaseHash: answer.releaseHash ?? 'incomplete' } : { openedVersion: answer.version }),
      },
      onMoved: setMoved,
    })
    setRefusal(refused)
    if (refused === null) onDone()
  }
  return {
    lines,
    isSigned,
    sign: (id, value) => setTicked((before) => ({ ...before, [id]: value })),
    soleLine: sole?.label ?? null,
    openCount: asked.filter((line) => !isSigned(line)).length,
    isBlocked: needs.checklist || needs.releaseHash ? isBlocked(answer) : false,
    comment,
    write: setComment,
    press,
    isRunning,
    refusal,
    moved,
  }
}

function isBlocked({ problems, releaseHash }: EditorialAnswer): boolean {
  return releaseHash === null || problems.some(({ level }) => level === 'error')
}
