import { renameSync, writeFileSync } from 'node:fs'

/** Whole or not at all, and readable by its owner only from the first byte. */
export function writePrivateFile({ file, text }: { file: string; text: string }): void {
  const making = `${file}.${process.pid}.new`
  writeFileSync(making, text, { mode: 0o600 })
  renameSync(making, file)
}
