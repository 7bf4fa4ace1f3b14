/** Scrolls to the paragraph of a note in the text editor and marks it for a while. */
import type { Note } from '../../editorial/contract'
import { findParagraph } from './find-paragraph'

const MARKED_MS = 8_000
const ELEMENT = '[data-slate-node="element"]'

/** @returns false when it is no longer there */
export function showParagraph({ blockIndex, excerpt }: Pick<Note, 'blockIndex' | 'excerpt'>): boolean {
  const paragraphs = [...document.querySelectorAll<HTMLElement>(`[data-slate-editor] ${ELEMENT}`)].filter(
    (element) => !element.parentElement?.closest(ELEMENT),
  )
  const index = findParagraph({ texts: paragraphs.map((element) => element.textContent ?? ''), blockIndex, excerpt })
  const paragraph = index === null ? undefined : paragraphs[index]
  if (!paragraph) return false
  paragraph.scrollIntoView({ block: 'center', behavior: 'smooth' })
  mark(paragraph)
  return true
}

function mark(paragraph: HTMLElement): void {
  paragraph.dataset['hlNoted'] = 'true'
  paragraph.style.outline = '3px solid #d9822f'
  paragraph.style.outlineOffset = '4px'
  setTimeout(() => {
    delete paragraph.dataset['hlNoted']
    paragraph.style.outline = ''
    paragraph.style.outlineOffset = ''
  }, MARKED_MS)
}
