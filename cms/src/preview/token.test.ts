import { readPass, signPass, type PreviewPass } from './token'

const key = 'k'.repeat(32)
const pass: PreviewPass = { type: 'article', documentId: 'abc', userId: '3', expiresAt: 1_000 }

describe('a preview pass', () => {
  it('is read back while it lasts', () => {
    expect(readPass(signPass(pass, key), { key, now: 999 })).toEqual(pass)
  })

  it('ends at its time', () => {
    expect(readPass(signPass(pass, key), { key, now: 1_000 })).toBeNull()
  })

  it('is refused when it names another item, or was signed with another key', () => {
    const [, signature] = signPass(pass, key).split('.')
    const forged = Buffer.from(JSON.stringify({ ...pass, documentId: 'other' })).toString('base64url')
    expect(readPass(`${forged}.${signature}`, { key, now: 0 })).toBeNull()
    expect(readPass(signPass(pass, 'another key'), { key, now: 0 })).toBeNull()
    expect(readPass('nonsense', { key, now: 0 })).toBeNull()
  })
})
