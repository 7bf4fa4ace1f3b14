/** A small site with one of everything a page can show, made of the sample content: to look at, and for tests in a browser. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Block, type Media, type Release } from '@hl/config/release'
import { ITEM_TYPES } from '@hl/config/words'
import type { Receipt } from '../../channels/channel'
import { exampleRelease, paragraph } from '../../release/example-release'
import { addNames } from './show-names'
import { contextOf, publish, takeDown } from './test-publish'
import type { TestSite } from './test-site'

const SEED = join(__dirname, '../../../../scripts/seed')
const samples = z.array(
  z.looseObject({ kind: z.enum(ITEM_TYPES), title: z.string(), summary: z.string(), body: z.string(), section: z.string() }),
)

const ON_YOUTUBE: Receipt = {
  key: 'video',
  externalId: 'abc',
  url: 'https://www.youtube.com/watch?v=abc',
  channel: 'youtube',
  incarnation: 1,
  status: 'live',
  createdAt: new Date(0),
}

export interface ShowSite {
  /** one that has everything an article can have */
  article: string
  longestTitle: string
  video: string
  question: string
  takenDown: string
}

/** @param count how many of the samples, the richest first; the rest are left out to save time */
export async function fillShowSite({ site, count }: { site: TestSite; count: number }): Promise<ShowSite> {
  await addNames(site)
  const all = samples.parse(JSON.parse(readFileSync(join(SEED, 'sample-content.vi.json'), 'utf8')))
  const rich = all.findIndex(({ title }) => title.startsWith('Xóa án tích'))
  const firstOf = (kind: string) => all.findIndex((sample) => sample.kind === kind)
  const alert = all.findIndex(({ section }) => section === 'canh-bao-thu-doan')
  const first = [rich, firstOf('video'), firstOf('faq'), alert]
  const order = [...first, ...all.keys()].filter((index, at, whole) => whole.indexOf(index) === at).slice(0, count)
  const articles = order.filter((index) => all[index]?.kind === 'article')
  const longest = articles.sort((a, b) => (all[b]?.title.length ?? 0) - (all[a]?.title.length ?? 0))[0]
  for (const index of order.reverse()) {
    const sample = all[index]
    if (!sample) continue
    const hasCover = sample.kind !== 'faq'
    await publish({
      site,
      receipts: index === first[1] ? [ON_YOUTUBE] : [],
      release: exampleRelease({
        documentId: `mau${index}`,
        type: sample.kind,
        title: sample.title.normalize('NFC'),
        summary: sample.summary.normalize('NFC'),
        body: sample.body
          .normalize('NFC')
          .split(/\n{2,}/)
          .map(paragraph),
        section: `section-${sample.section}`,
        tags: ['tag1'],
        isIllustrative: true,
        publishedAt: new Date(Date.UTC(2026, 10, 24, 3) - index * 3_600_000).toISOString(),
        ...(hasCover ? { cover: await cover({ site, section: sample.section }) } : {}),
        ...(index === rich ? await everything(site) : {}),
        ...(index === first[1] ? await film(site) : {}),
        ...(sample.section === 'canh-bao-thu-doan' && sample.kind === 'article' ? { pinnedUntil: '2099-01-01T00:00:00.000Z' } : {}),
      }),
    })
  }
  await publish({ site, release: exampleRelease({ documentId: 'go' }) })
  await takeDown({ site, documentId: 'go', reason: 'Người trong bài đề nghị gỡ', ctx: contextOf({ site, documentId: 'go' }) })
  return {
    article: `/bai-viet/mau${first[0]}/`,
    longestTitle: `/bai-viet/mau${longest}/`,
    video: `/video/mau${first[1]}/`,
    question: `/hoi-dap/mau${first[2]}/`,
    takenDown: '/bai-viet/go/',
  }
}

async function everything(site: TestSite): Promise<Partial<Release>> {
  const picture = await file({ site, name: 'cam-hoa-giao-duc-1.jpg', mime: 'image/jpeg', alt: 'Tranh minh họa: bộ dụng cụ học nghề' })
  const text = (text: string) => [{ type: 'text' as const, text }]
  const body: Block[] = [
    { type: 'heading', level: 2, children: text('Cần nhớ') },
    {
      type: 'list',
      format: 'unordered',
      children: [
        'Thời hạn tính từ khi chấp hành xong bản án.',
        'Không ai phải trả tiền để được xóa án tích.',
        'Hỏi cơ quan tư pháp nơi bạn ở nếu chưa rõ.',
      ].map((line) => ({ type: 'list-item', children: text(line) })),
    },
    paragraph('Người được xóa án tích được coi như chưa bị kết án. Phần lớn trường hợp đương nhiên được xóa án tích khi đủ điều kiện.'),
    { type: 'heading', level: 2, children: text('Bao lâu thì đủ điều kiện?') },
    {
      type: 'table',
      caption: 'Thời hạn đương nhiên được xóa án tích',
      hasHeader: true,
      rows: [
        ['Hình phạt chính', 'Thời hạn'],
        ['Cảnh cáo, phạt tiền, cải tạo không giam giữ', '01 năm'],
        ['Phạt tù đến 05 năm', '02 năm'],
      ],
    },
    {
      type: 'paragraph',
      children: [
        ...text('Xem toàn văn tại '),
        { type: 'link', url: 'https://vanban.example/', children: text('cơ sở dữ liệu văn bản') },
        ...text('.'),
      ],
    },
    { type: 'image', image: { ...picture, caption: 'Một góc xưởng học nghề.' } },
    { type: 'quote', children: text('Tôi chỉ mong được đi làm như mọi người.') },
    {
      type: 'list',
      format: 'ordered',
      children: ['Chuẩn bị giấy tờ.', 'Nộp hồ sơ.', 'Nhận kết quả.'].map((line) => ({ type: 'list-item', children: text(line) })),
    },
  ]
  return {
    body,
    topic: 'phap-ly',
    unit: 'unit1',
    authors: ['person1'],
    legalDocuments: ['law1'],
    source: 'Ban biên tập',
    aiGenerated: true,
    corrections: [{ at: '2026-11-25T02:00:00.000Z', wrong: 'Thời hạn là 03 năm.', right: 'Thời hạn là 02 năm.' }],
  }
}

async function film(site: TestSite): Promise<Partial<Release>> {
  return {
    video: await file({ site, name: 'phim-1.mp4', mime: 'video/mp4' }),
    captions: await file({ site, name: 'phim-6.vtt', mime: 'text/vtt' }),
    transcript: 'Sáng hôm ấy tôi dậy từ bốn giờ.\nTôi sợ đến muộn.',
  }
}

function cover({ site, section }: { site: TestSite; section: string }): Promise<Media> {
  return file({ site, name: `${section}-1.jpg`, mime: 'image/jpeg', alt: 'Tranh minh họa' })
}

function file({ site, name, mime, alt }: { site: TestSite; name: string; mime: string; alt?: string }): Promise<Media> {
  const bytes = readFileSync(join(SEED, 'media', name))
  return site.addMedia({ bytes, ext: name.slice(name.lastIndexOf('.')), mime, ...(alt ? { alt } : {}) })
}
