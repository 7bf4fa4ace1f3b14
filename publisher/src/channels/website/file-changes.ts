/** Which file of the site has just been written or removed, told to whoever keeps a copy of it elsewhere (site/mirror.ts). */
type Listener = (file: string) => void

const listeners = new Set<Listener>()

/** @returns ends it */
export function onFileChange(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** @param file absolute; what is there now is for the listener to look at */
export function fileChanged(file: string): void {
  for (const listener of listeners) listener(file)
}
