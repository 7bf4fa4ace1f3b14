import type { DraftView, FileView } from '../draft-view'
import type { KnownFacts } from '../files/facts-store'
import type { DocumentFacts, FileFacts, FilmFacts } from '../files/file-facts'
import { findings } from '../findings'
import { aView } from '../testing/a-view'

const said = (view: Partial<DraftView>) => findings(aView(view)).map(({ code, level }) => `${code} ${level}`)
const file = (facts: KnownFacts, changed: Partial<FileView> = {}): FileView => ({
  field: 'film',
  blockIndex: null,
  name: 'tep.bin',
  isPaperOfSomebody: false,
  facts,
  ...changed,
})

describe('pictures in the text', () => {
  const image = (alt: string | null) => ({ images: [{ blockIndex: 2, name: 'IMG_1.jpg', alt, caption: null }] })

  test('without a description stop the Item, at their block', () => {
    expect(findings(aView(image(null)))).toMatchObject([{ code: 'alt-text', level: 'block', field: 'body', blockIndex: 2 }])
    expect(said(image('  '))).toEqual(['alt-text block'])
  })

  test.each(['IMG_2031', 'anh-bia.jpg', 'DSC 0001', 'Screenshot 2024', 'z5123456789012'])(
    'described by a file name are warned of: %s',
    (alt) => {
      expect(said(image(alt))).toEqual(['alt-text warn'])
    },
  )

  test.each(['Hai người ngồi bên máy may', 'Image minh họa? Không: một con đường', 'Bảng giá'])('described in words pass: %s', (alt) => {
    expect(said(image(alt))).not.toContain('alt-text block')
  })
})

describe('media made by AI', () => {
  const picture: FileFacts = { kind: 'picture', isMarkedAsAi: true, bytes: 1, format: 'png', isMoving: false, width: 1200, height: 630 }

  test('are stopped until the Item carries the label: by what is in the file, by its name, by its caption', () => {
    const views: Partial<DraftView>[] = [
      { files: [file(picture, { field: 'cover' })] },
      { files: [file({ ...picture, isMarkedAsAi: false }, { name: 'ChatGPT Image 3.png' })] },
      { images: [{ blockIndex: 0, name: 'a.jpg', alt: 'Một con đường', caption: 'Ảnh do AI tạo' }] },
    ]
    for (const view of views) {
      expect(said(view)).toEqual(['ai-label block'])
      expect(said({ ...view, isAiGenerated: true })).toEqual([])
    }
  })

  test('other pictures pass', () => {
    expect(said({ files: [file({ ...picture, isMarkedAsAi: false }, { name: 'anh-lop-hoc.jpg' })] })).toEqual([])
    expect(said({ images: [{ blockIndex: 0, name: 'a.jpg', alt: 'Hội thảo về trí tuệ nhân tạo', caption: 'Anh Hai tại lớp' }] })).toEqual(
      [],
    )
  })
})

describe('attached documents', () => {
  const document = (mark: string | null, unreadBecause: string | null): FileFacts => ({
    kind: 'document',
    isMarkedAsAi: false,
    mark,
    numbers: [],
    unreadBecause,
  })

  test('with a secrecy mark stop the Item, and show it', () => {
    expect(findings(aView({ files: [file(document('… TỐI MẬT …', null))] }))).toMatchObject([
      { code: 'secrecy-marker-in-file', level: 'block', field: 'film', excerpt: '… TỐI MẬT …' },
    ])
  })

  test('that no machine can read are for a person to read', () => {
    expect(said({ files: [file(document(null, 'có mật khẩu'))] })).toEqual(['file-not-read warn'])
  })

  test('read to the end without a mark pass', () => {
    expect(said({ files: [file(document(null, null))] })).toEqual([])
  })
})

describe('subtitles and other documents that go out', () => {
  const numbers: DocumentFacts['numbers'] = [
    { code: 'citizen-id', level: 'block' },
    { code: 'phone', level: 'warn' },
  ]
  const facts: FileFacts = { kind: 'document', isMarkedAsAi: false, mark: null, numbers, unreadBecause: null }

  test('stop the Item when somebody’s numbers stand in them, as its own text would', () => {
    expect(said({ files: [file(facts, { field: 'captions' })] })).toEqual(['citizen-id block', 'phone warn'])
  })

  test('are not what somebody signed: a paper names its signer', () => {
    expect(said({ files: [file(facts, { field: 'consents' })] })).toEqual([])
  })
})

describe('things the Item points at', () => {
  const relation = { field: 'legalDocuments', name: 'Nghị định 1', isPublished: true, startsOn: null, endedOn: null }

  test('are warned of when not published, or out of force with the date', () => {
    expect(said({ relations: [{ ...relation, isPublished: false }] })).toEqual(['unpublished-relation warn'])
    const [ended] = findings(aView({ relations: [{ ...relation, startsOn: null, endedOn: '2025-03-01' }] }))
    expect(ended?.message).toContain('01/03/2025')
  })

  test('pass otherwise', () => {
    expect(said({ relations: [relation] })).toEqual([])
  })
})

describe('films and pictures', () => {
  const film: FilmFacts = {
    kind: 'film',
    isMarkedAsAi: false,
    bytes: 5_000_000,
    container: 'MPEG-4',
    videoCodec: 'AVC',
    audioCodec: 'AAC',
    seconds: 90,
    width: 1920,
    height: 1080,
  }
  const video = (facts: FileFacts, channels: DraftView['channels'] = ['website', 'facebook', 'youtube']) =>
    said({ type: 'video', channels, files: [file(facts)] })

  test('an ordinary film passes', () => {
    expect(video(film)).toEqual([])
  })

  test.each<[string, Partial<FilmFacts>]>([
    ['without a picture', { videoCodec: null }],
    ['without a length', { seconds: null }],
    ['in a container Facebook does not take', { container: 'WebM', videoCodec: 'VP9', audioCodec: 'Opus' }],
    ['smaller than 1 KB', { bytes: 900 }],
    ['larger than 2 GB', { bytes: 3 * 1024 ** 3 }],
    ['longer than 4 hours', { seconds: 5 * 3600 }],
  ])('a film is stopped: %s', (_what, changed) => {
    expect(video({ ...film, ...changed })).toContain('media-refused block')
  })

  test.each<[string, Partial<FilmFacts>]>([
    ['a codec few take', { videoCodec: 'MPEG Video' }],
    ['sound few take', { audioCodec: 'FLAC' }],
    ['no sound', { audioCodec: null }],
    ['longer than YouTube takes from an unverified channel', { seconds: 16 * 60 }],
  ])('a film is warned of: %s', (_what, changed) => {
    expect(video({ ...film, ...changed })).toEqual(['media-refused warn'])
  })

  test('a limit counts only where the film goes', () => {
    expect(video({ ...film, container: 'WebM', videoCodec: 'VP9', audioCodec: 'Opus' }, ['website', 'youtube'])).toEqual([])
    expect(video({ ...film, seconds: 16 * 60 }, ['website'])).toEqual([])
    expect(said({ type: 'article', files: [file({ ...film, bytes: 3 * 1024 ** 3 }, { field: 'clip' })] })).toEqual([])
    expect(video({ ...film, seconds: 13 * 3600 }, ['website', 'youtube'])).toEqual(['media-refused block'])
  })

  test('a clip of an article is judged by the form it takes on the Page', () => {
    const upright: FilmFacts = { ...film, width: 1080, height: 1920 }
    const clip = (facts: FilmFacts, facebookFormat: DraftView['facebookFormat']) =>
      said({ facebookFormat, files: [file(facts, { field: 'clip' })] })
    expect(clip({ ...film, bytes: 3 * 1024 ** 3 }, 'video')).toEqual(['media-refused block'])
    expect(clip(film, 'reel')).toEqual(['media-refused block'])
    expect(clip({ ...upright, seconds: 91 }, 'reel')).toEqual(['media-refused block'])
    expect(clip(upright, 'reel')).toEqual([])
    expect(said({ type: 'video', facebookFormat: 'link', files: [file({ ...film, bytes: 3 * 1024 ** 3 })] })).toEqual([])
  })

  test('a cover too heavy or too small for its channels is warned of', () => {
    const picture: FileFacts = {
      kind: 'picture',
      isMarkedAsAi: false,
      bytes: 5 * 1024 ** 2,
      format: 'png',
      isMoving: false,
      width: 100,
      height: 100,
    }
    const cover = (facts: FileFacts, type: DraftView['type'] = 'article') =>
      said({ type, channels: ['website', 'facebook', 'youtube'], files: [file(facts, { field: 'cover' })] })
    expect(cover(picture)).toEqual(['media-refused warn', 'media-refused warn'])
    expect(cover(picture, 'video')).toHaveLength(4)
    expect(cover({ ...picture, bytes: 1000, width: 1200, height: 630 }, 'video')).toEqual([])
  })

  test('of a picture that moves it is said that readers see it still', () => {
    const moving: FileFacts = { kind: 'picture', isMarkedAsAi: false, bytes: 1000, format: 'gif', isMoving: true, width: 1200, height: 630 }
    expect(said({ files: [file(moving, { field: 'body' })] })).toEqual(['media-refused warn'])
  })

  test('a broken file is stopped; one that could not be looked at is for a person', () => {
    expect(video({ kind: 'broken', isMarkedAsAi: false, why: 'không phải phim' })).toEqual(['media-refused block'])
    expect(said({ files: [file('unreadable')] })).toEqual(['file-not-read warn'])
  })
})
