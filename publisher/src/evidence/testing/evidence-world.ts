/** The core on a real database with a media store: Items approved, sent, changed and taken down, and their evidence. */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { mediaPath } from '@hl/config/media-store'
import { releaseHash, type Media, type Release } from '@hl/config/release'
import { createStage, type Stage } from '../../delivery/testing/stage'
import { createMediaReader } from '../../media/media-reader'
import { exampleRelease } from '../../release/example-release'
import { exportEvidence, writeZip, type EvidenceDeps } from '../export-evidence'

export const BY = { id: '7', name: 'Thanh tra Lê Văn Kiểm' }
export const CHIEF = { id: '1', name: 'Trưởng Ban' }

export interface EvidenceWorld {
  stage: Stage
  deps: EvidenceDeps
  /** Puts the bytes into the media store. */
  store(input: { bytes: Buffer; name: string }): Media
  approve(input: { seq: number; release: Release }): Promise<string>
  say(input: { documentId: string; seq: number; action: string; name: string; data?: Record<string, unknown> }): Promise<void>
  evidence(documentId: string): Promise<Buffer>
  /** The same state at the same stated time. */
  write(documentId: string, at: Date): Promise<Buffer>
  close(): Promise<void>
}

export async function createEvidenceWorld(secrets: readonly string[] = []): Promise<EvidenceWorld> {
  const stage = await createStage()
  const folder = mkdtempSync(join(tmpdir(), 'hl-media-'))
  const deps: EvidenceDeps = { pool: stage.db.pool, media: createMediaReader(folder), checkpointKey: 'test-key', secrets, isSandbox: true }
  const at = () => new Date().toISOString()
  return {
    stage,
    deps,
    store({ bytes, name }) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const file = mediaPath(folder, sha256)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, bytes)
      return { sha256, size: bytes.length, mime: 'image/jpeg', ext: '.jpg', name, width: 10, height: 10, alt: null, caption: null }
    },
    async approve({ seq, release }) {
      const { documentId } = release
      const hash = releaseHash(release)
      const payload = { v: 1, kind: 'publish', seq, documentId, at: at(), actor: CHIEF, releaseHash: hash, release, comment: null }
      await stage.write({ documentId, seq, payload })
      return hash
    },
    async say({ documentId, seq, action, name, data = {} }) {
      const actor = { id: name, name }
      await stage.write({
        documentId,
        seq,
        payload: { v: 1, kind: 'audit', type: 'article', seq, documentId, at: at(), actor, action, data },
      })
    },
    async evidence(documentId) {
      const file = await exportEvidence(deps, { item: { type: 'article', documentId }, by: BY })
      if (!file) throw new Error(`nothing is known of ${documentId}`)
      const chunks: Buffer[] = []
      for await (const chunk of file.bytes) chunks.push(Buffer.from(chunk))
      return Buffer.concat(chunks)
    },
    async write(documentId, statedAt) {
      const file = join(folder, `${process.hrtime.bigint()}.zip`)
      await writeZip(deps, { item: { type: 'article', documentId }, by: BY, at: statedAt, file })
      return readFileSync(file)
    },
    async close() {
      await stage.close()
      rmSync(folder, { recursive: true })
    },
  }
}

export function articleOf(own: Partial<Release> & { documentId: string; title: string }): Release {
  return exampleRelease(own)
}
