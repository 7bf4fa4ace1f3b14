import { tmpdir } from 'node:os'
import { Readable } from 'node:stream'
import { createMediaReader } from '../../media/media-reader'
import { createRecordingContext } from '../recording-context'
import { channelTo, closeServers, json } from './testing/odd-server'
import { videoRelease } from './testing/stage'

afterEach(closeServers)

const SIZE = 4_000
const shown = { width: null, height: null, alt: null, caption: null }
const release = videoRelease({ video: { sha256: 'a'.repeat(64), size: SIZE, mime: 'video/mp4', ext: '.mp4', name: 'phim.mp4', ...shown } })
const media = {
  ...createMediaReader(tmpdir()),
  has: async () => true,
  open: ({ start = 0, end = SIZE }) => Readable.from([Buffer.alloc(end - start, 'x')]),
}
const context = () => createRecordingContext({ channel: 'facebook', media, maxDeadlineMs: 2_000 })
const offsets = (start: number, end: number) => ({ start_offset: String(start), end_offset: String(end) })
const wrongOffset = (start: number, end: number) => ({
  error: { message: 'x', code: 6001, error_subcode: 1363037, error_data: offsets(start, end) },
})
const fieldOf = (text: string, name: string) =>
  new RegExp(`name="?${name}"?\\r\\n\\r\\n([^\\r]*)|(?:^|&)${name}=([^&]*)`).exec(text)?.slice(1).find(Boolean)

/** @param transfer answers the nth chunk, counted from 1 */
async function serve(transfer: (nth: number, start: number) => { body: unknown; status?: number }) {
  let chunks = 0
  const { channel, seen } = await channelTo(({ text }, response) => {
    if (text.includes('upload_phase=start')) return json(response, { upload_session_id: 's', video_id: '7', ...offsets(0, 1_000) })
    if (text.includes('upload_phase=finish')) return json(response, { success: true })
    chunks += 1
    const { body, status = 200 } = transfer(chunks, Number(fieldOf(text, 'start_offset')))
    return json(response, body, status)
  })
  const deliver = (ctx: ReturnType<typeof context>) =>
    channel.deliver({ action: 'create', release, rendition: channel.render(release, []) }, ctx)
  return { deliver, seen, chunks: () => chunks }
}

describe('the upload of a film', () => {
  it('sends exactly the range the server asked for, whatever its size', async () => {
    const { deliver, seen } = await serve((_, start) => ({
      body: start === 0 ? offsets(1_000, 1_001) : start === 1_000 ? offsets(1_001, SIZE) : offsets(SIZE, SIZE),
    }))
    await deliver(context())
    const sizes = seen.filter(({ text }) => text.includes('video_file_chunk')).map(({ text }) => /x+(?=\r\n--)/.exec(text)?.[0].length)
    expect(sizes).toEqual([1_000, 1, SIZE - 1_001])
  })

  it('goes on at once from the offset that the server gives with a refusal', async () => {
    const { deliver, chunks } = await serve((nth) =>
      nth === 1 ? { status: 400, body: wrongOffset(3_000, SIZE) } : { body: offsets(SIZE, SIZE) },
    )
    const ctx = context()
    await deliver(ctx)
    expect(chunks()).toBe(2)
    expect(ctx.progress).toMatchObject({ start: SIZE, end: SIZE, stalls: 0 })
  })

  it('stops after a few corrections that lead in a circle', async () => {
    const { deliver, chunks } = await serve((nth) => ({ status: 400, body: nth % 2 ? wrongOffset(1_000, 2_000) : wrongOffset(0, 1_000) }))
    await expect(deliver(context())).rejects.toMatchObject({ name: 'ChannelUnavailable', code: 'facebook.1363037' })
    expect(chunks()).toBe(3)
  })

  it('stops when a chunk is taken and the offset stays where it was', async () => {
    const { deliver, chunks } = await serve(() => ({ body: offsets(0, 1_000) }))
    await expect(deliver(context())).rejects.toMatchObject({ name: 'ChannelUnavailable', code: 'facebook.not-understood' })
    expect(chunks()).toBe(3)
  })
})
