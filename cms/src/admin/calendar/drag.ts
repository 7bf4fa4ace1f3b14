/**
 * Dragging an entry to another day. The panel's own drag and drop listens on the window and refuses what it does not know, so
 * these events end here.
 */
import type { DragEvent } from 'react'

const TYPE = 'application/x-hl-calendar-entry'

export function startDrag(event: DragEvent, key: string): void {
  event.stopPropagation()
  event.dataTransfer.setData(TYPE, key)
  event.dataTransfer.effectAllowed = 'move'
}

/** @returns whether an entry of the calendar is over it */
export function allowDrop(event: DragEvent): boolean {
  if (!event.dataTransfer.types.includes(TYPE)) return false
  event.stopPropagation()
  event.preventDefault()
  event.dataTransfer.dropEffect = 'move'
  return true
}

/** @returns the key of what was dropped; null: something else */
export function droppedKey(event: DragEvent): string | null {
  return allowDrop(event) ? event.dataTransfer.getData(TYPE) : null
}
