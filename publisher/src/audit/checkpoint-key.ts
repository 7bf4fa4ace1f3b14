/**
 * The key that signs checkpoints and evidence: Ed25519, derived from SECRETS_KEY, so that whoever knows the public key can
 * check a signature, years later and without us, and nobody but the holder of SECRETS_KEY can make one.
 */
import { createHash, createHmac, createPrivateKey, createPublicKey, hkdfSync, sign, verify } from 'node:crypto'

export interface CheckpointKey {
  /** SPKI, base64 */
  publicKey: string
  /** @returns base64 */
  sign(data: string | Uint8Array): string
}

/** What stands before the 32 bytes of an Ed25519 seed in PKCS#8 (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

export function openCheckpointKey(secret: string): CheckpointKey {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'hl.audit.checkpoint', 32))
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
  return {
    publicKey: createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64'),
    sign: (data) => sign(null, Buffer.from(data), key).toString('base64'),
  }
}

export function isSignedBy(input: { publicKey: string; data: string | Uint8Array; signature: string }): boolean {
  const key = createPublicKey({ key: Buffer.from(input.publicKey, 'base64'), format: 'der', type: 'spki' })
  return verify(null, Buffer.from(input.data), key, Buffer.from(input.signature, 'base64'))
}

/** Checkpoints made before there was a public key carry an HMAC of the secret itself. */
export function oldSignature(input: { secret: string; text: string }): string {
  return createHmac('sha256', input.secret).update(input.text).digest('hex')
}

/** For people to compare by eye or telephone: `3f2a 91c0 …`, the first 16 bytes of the key's SHA-256. */
export function fingerprint(publicKey: string): string {
  const hex = createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 32)
  return (hex.match(/.{4}/g) ?? []).join(' ')
}
