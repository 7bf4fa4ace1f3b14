/**
 * Encrypts what must not be read in a dump of the database: AES-256-GCM, the key derived from SECRETS_KEY. A sealed text
 * names its key and is bound to its place (channel and field): moved elsewhere it does not open. Not for passwords.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

export interface Keyring {
  /** @throws KeyProblem without SECRETS_KEY */
  seal(input: { text: string; place: string }): string
  /** @throws KeyProblem when no key fits, or it was changed, or it belongs elsewhere */
  open(input: { sealed: string; place: string }): string
  /** Sealed with today's key. */
  isCurrent(sealed: string): boolean
}

/** What is wrong with the keys, and what the server's administrator does about it. */
export class KeyProblem extends Error {
  constructor(
    readonly code: 'no-key' | 'unknown-key' | 'broken',
    message: string,
    readonly help: string,
  ) {
    super(message)
    this.name = 'KeyProblem'
  }
}

interface Key {
  id: string
  bytes: Buffer
}

const FORM = 'v1'
const NONCE_BYTES = 12
const TAG_BYTES = 16

export function createKeyring({ current, previous }: { current: string | null; previous: readonly string[] }): Keyring {
  const newest = current === null ? null : derive(current)
  const keys = [...(newest ? [newest] : []), ...previous.map(derive)]
  return {
    seal({ text, place }) {
      if (newest === null) throw noKey()
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', newest.bytes, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(place))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return [FORM, newest.id, ...[nonce, sealed, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.')
    },
    open({ sealed, place }) {
      const { form, keyId, nonce, text, tag } = partsOf(sealed)
      if (form !== FORM) throw broken()
      const key = keys.find(({ id }) => id === keyId)
      if (!key) throw newest === null ? noKey() : unknownKey()
      try {
        const decipher = createDecipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(place))
        return Buffer.concat([decipher.setAuthTag(tag).update(text), decipher.final()]).toString('utf8')
      } catch {
        // GCM says no more than that it does not fit
        throw broken()
      }
    },
    isCurrent: (sealed) => newest !== null && partsOf(sealed).keyId === newest.id,
  }
}

/** SECRETS_KEY is any long text; HKDF makes of it a key for this purpose alone, and a name that tells nothing of it. */
function derive(secret: string): Key {
  const make = (purpose: string, bytes: number) => Buffer.from(hkdfSync('sha256', secret, 'hl-connection', purpose, bytes))
  return { id: make('name of the key', 6).toString('hex'), bytes: make('aes-256-gcm', 32) }
}

function partsOf(sealed: string) {
  const [form = '', keyId = '', nonce = '', text = '', tag = ''] = sealed.split('.')
  const bytes = (part: string) => Buffer.from(part, 'base64url')
  return { form, keyId, nonce: bytes(nonce), text: bytes(text), tag: bytes(tag) }
}

const noKey = () =>
  new KeyProblem(
    'no-key',
    'Máy chủ chưa có SECRETS_KEY nên không giữ được mã truy cập.',
    'Quản trị máy chủ đặt SECRETS_KEY (ít nhất 32 ký tự ngẫu nhiên) cho hl-publisher rồi khởi động lại.',
  )
const unknownKey = () =>
  new KeyProblem(
    'unknown-key',
    'Không giải mã được mã truy cập đã lưu: SECRETS_KEY đã đổi.',
    'Quản trị máy chủ thêm khóa cũ vào SECRETS_KEY_PREVIOUS rồi khởi động lại; nếu không còn khóa cũ, bấm "Kết nối lại".',
  )
const broken = () =>
  new KeyProblem(
    'broken',
    'Mã truy cập đã lưu bị hỏng hoặc bị sửa trong cơ sở dữ liệu.',
    'Quản trị bấm "Kết nối lại". Nếu không ai sửa cơ sở dữ liệu, báo người phụ trách an toàn.',
  )
