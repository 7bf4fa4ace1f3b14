import { tmpdir } from 'node:os'
import { createMediaReader } from '../media/media-reader'
import type { StepSpec } from './channel'
import { ChannelUnavailable, OutcomeUnknown } from './errors'
import { createRecordingContext, ProcessDied, Superseded } from './recording-context'

const media = createMediaReader(tmpdir())
const open = () => createRecordingContext({ channel: 'facebook', media })
const post: StepSpec = { name: 'post', effect: 'create', deadlineMs: 1_000, request: { message: 'Chào' } }
const facts = { code: 'facebook.test', message: 'Thử', help: 'Thử lại', who: 'nobody' } as const

function platform() {
  const made: string[] = []
  return {
    made,
    create: async () => {
      made.push(`post-${made.length + 1}`)
      const externalId = made.at(-1) ?? ''
      return { answer: { id: externalId }, receipts: [{ key: 'post', externalId, url: null }] }
    },
  }
}

describe('the recording context', () => {
  it('returns the recorded answer of a create instead of calling again', async () => {
    const ctx = open()
    const { create, made } = platform()
    expect(await ctx.step(post, create)).toEqual({ id: 'post-1' })
    expect(await ctx.step(post, create)).toEqual({ id: 'post-1' })
    expect(made).toHaveLength(1)
    expect(ctx.receipts).toMatchObject([{ key: 'post', externalId: 'post-1', channel: 'facebook', status: 'creating' }])
  })

  it('calls a repeatable step again each time', async () => {
    const ctx = open()
    const { create, made } = platform()
    await ctx.step({ ...post, effect: 'repeatable' }, create)
    await ctx.step({ ...post, effect: 'repeatable' }, create)
    expect(made).toHaveLength(2)
  })

  it('keeps one receipt for one thing, however often it is written', async () => {
    const ctx = open()
    ctx.keep({ key: 'post', externalId: '1', url: null })
    ctx.keep({ key: 'post', externalId: '1', url: 'https://www.facebook.com/1' })
    expect(ctx.receipts).toMatchObject([{ externalId: '1', url: 'https://www.facebook.com/1' }])
    ctx.setStatus({ externalId: '1', status: 'gone' })
    expect(ctx.receipts).toEqual([])
  })

  it.each([
    ['crashBefore', 0, true],
    ['crashAfter', 1, true],
    ['crashCommitted', 1, false],
  ] as const)('%s leaves %i things made, and an unknown outcome: %s', async (crash, count, isOpen) => {
    const ctx = open()
    const { create, made } = platform()
    ctx[crash]('post')
    await expect(ctx.step(post, create)).rejects.toBeInstanceOf(ProcessDied)
    await expect(ctx.saveProgress(1)).rejects.toBeInstanceOf(ProcessDied)
    ctx.restart()
    expect(made).toHaveLength(count)
    expect(ctx.receipts).toHaveLength(isOpen ? 0 : count)
    if (isOpen) await expect(ctx.step(post, create)).rejects.toThrow('find must look')
    else expect(await ctx.step(post, create)).toEqual({ id: 'post-1' })
  })

  it('lets a create be called again only once it is known to be absent', async () => {
    const ctx = open()
    const { create, made } = platform()
    const lose = async () => {
      throw new OutcomeUnknown(facts)
    }
    await expect(ctx.step(post, lose)).rejects.toBeInstanceOf(OutcomeUnknown)
    await expect(ctx.step(post, create)).rejects.toThrow('find must look')
    ctx.absent()
    await ctx.step(post, create)
    expect(made).toHaveLength(1)
  })

  it('lets a refused create be called again at once', async () => {
    const ctx = open()
    const refuse = async () => {
      throw new ChannelUnavailable(facts)
    }
    await expect(ctx.step(post, refuse)).rejects.toBeInstanceOf(ChannelUnavailable)
    await expect(ctx.step(post, platform().create)).resolves.toEqual({ id: 'post-1' })
  })

  it('keeps progress through a crash, and throws Superseded when told to', async () => {
    const ctx = open()
    ctx.crashAtProgress(2)
    await ctx.saveProgress({ offset: 1 })
    await expect(ctx.saveProgress({ offset: 2 })).rejects.toBeInstanceOf(ProcessDied)
    ctx.restart()
    expect(ctx.progress).toEqual({ offset: 2 })
    ctx.supersedeAtProgress(1)
    await expect(ctx.saveProgress({ offset: 3 })).rejects.toBeInstanceOf(Superseded)
    await expect(ctx.step(post, platform().create)).rejects.toBeInstanceOf(Superseded)
    expect(ctx.progress).toEqual({ offset: 2 })
  })

  it('aborts a call at its deadline', async () => {
    const ctx = createRecordingContext({ channel: 'facebook', media, maxDeadlineMs: 20 })
    const wait = (signal: AbortSignal) =>
      new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new ChannelUnavailable(facts))))
    // holds the event loop open: the deadline's own timer does not
    const hold = setTimeout(() => undefined, 5_000)
    await expect(ctx.read({ name: 'look', deadlineMs: 60_000 }, wait)).rejects.toBeInstanceOf(ChannelUnavailable)
    clearTimeout(hold)
  })

  it('moves its clock when told to', () => {
    const ctx = createRecordingContext({ channel: 'facebook', media, clock: () => new Date('2026-11-24T00:00:00Z') })
    ctx.advance(90_000)
    expect(ctx.now().toISOString()).toBe('2026-11-24T00:01:30.000Z')
  })
})
