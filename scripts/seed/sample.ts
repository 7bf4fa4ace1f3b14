/** The sample items as they are written in sample-content.vi.json, and the picture and film of each. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { TOPICS } from '@hl/config/sections'
import { ITEM_TYPES } from '@hl/config/words'
import { z } from 'zod'
import { ROOT } from '../environment'

const sampleSchema = z.strictObject({
  kind: z.enum(ITEM_TYPES),
  title: z.string(),
  summary: z.string(),
  body: z.string(),
  section: z.string(),
  topic: z.enum(TOPICS.map(({ slug }) => slug)).optional(),
  tags: z.array(z.string()),
  province: z.string().optional(),
})

export interface Sample extends z.infer<typeof sampleSchema> {
  cover: string
  coverText: string
  film: string | null
  /** behind which paragraph each stands, counted from one */
  tables: readonly { after: number; table: SampleTable }[]
  pictures: readonly { after: number; fileName: string; text: string }[]
  captions: string | null
  /** what to remember of it */
  keyPoints: readonly string[]
  /** what the board chose for a platform, as the form keeps it; null: all as usual */
  plan: object | null
  /** how long it is pinned to the home page from its approval on */
  pinnedDays: number | null
}

/** As the form keeps one. */
export interface SampleTable {
  key: string
  caption: string
  hasHeader: boolean
  cells: readonly (readonly string[])[]
}

export const SEED_FOLDER = join(ROOT, 'scripts/seed')
export const MEDIA_FOLDER = join(SEED_FOLDER, 'media')

/** What each section's covers show; read out to those who cannot see them. */
const COVER_TEXTS: Record<string, string> = {
  'chinh-sach-phap-luat': 'Tranh minh họa: trang văn bản mở ra bên ngọn đèn',
  'trach-nhiem-phoi-hop': 'Tranh minh họa: nhiều con đường gặp nhau giữa những ngọn đồi',
  'tu-van-huong-dan': 'Tranh minh họa: tấm bảng chỉ đường bên con đường nhỏ',
  'hoi-dap': 'Tranh minh họa: hai khung lời thoại dưới ánh đèn hiên',
  'cam-hoa-giao-duc': 'Tranh minh họa: bộ dụng cụ học nghề treo ngay ngắn',
  'mo-hinh-dien-hinh': 'Tranh minh họa: mái xưởng nhỏ sáng đèn giữa đồi xanh',
  'tu-bach': 'Tranh minh họa: cánh cửa mở, ánh đèn hắt ra con đường',
  'canh-bao-thu-doan': 'Tranh minh họa: ngọn hải đăng chiếu qua màn sương',
  'thong-tin-chinh-thong': 'Tranh minh họa: ô cửa sổ sáng nhìn ra đồi',
  'toa-dam-chia-se': 'Tranh minh họa: bàn tròn và những tách trà',
  'hoat-dong': 'Tranh minh họa: chiếc xe lưu động trên con đường qua đồi',
  'dia-phuong': 'Tranh minh họa: vườn cây theo luống dưới chân đồi',
}

/** By title. The given texts stay as they are: the table says once more what its text says in one long sentence. */
const TABLES: Readonly<Record<string, Sample['tables']>> = {
  'Xóa án tích: điều kiện và thời hạn người dân cần biết': [
    {
      after: 2,
      table: {
        key: 'thời hạn',
        caption: 'Thời hạn đương nhiên được xóa án tích (Điều 70 Bộ luật Hình sự)',
        hasHeader: true,
        cells: [
          ['Hình phạt chính', 'Thời hạn'],
          ['Cảnh cáo, phạt tiền, cải tạo không giam giữ; phạt tù nhưng được hưởng án treo', '01 năm'],
          ['Phạt tù đến 05 năm', '02 năm'],
          ['Phạt tù từ trên 05 năm đến 15 năm', '03 năm'],
          ['Phạt tù từ trên 15 năm, tù chung thân hoặc tử hình nhưng đã được giảm án', '05 năm'],
        ],
      },
    },
  ],
}

/** By title: what their texts say, once more and short. */
const KEY_POINTS: Readonly<Record<string, readonly string[]>> = {
  'Năm việc nên làm trong tháng đầu tiên trở về địa phương': [
    'Đến Công an cấp xã nơi bạn cư trú, mang theo giấy chứng nhận.',
    'Kiểm tra thẻ căn cước và tài khoản định danh điện tử.',
    'Dành thời gian cho gia đình và sức khỏe, đừng vội nhận việc chưa rõ ràng.',
  ],
  'Nhận diện dịch vụ “chạy xóa án tích” và “làm nhanh lý lịch tư pháp”': [
    'Không ai rút ngắn được thời hạn xóa án tích bằng tiền.',
    'Đừng chuyển khoản cho “lệ phí phát sinh”.',
    'Hỏi trực tiếp cơ quan có thẩm quyền.',
  ],
}

/** By title: one post of each kind that is not a link or a film as they come; the warning that is urgent now. */
const CHOICES: Readonly<Record<string, Partial<Pick<Sample, 'pictures' | 'captions' | 'plan' | 'pinnedDays'>>>> = {
  'Xưởng mộc nhỏ mở cửa đón người học nghề': {
    pictures: [
      pictureOf({ after: 1, section: 'cam-hoa-giao-duc' }),
      pictureOf({ after: 1, section: 'mo-hinh-dien-hinh' }),
      pictureOf({ after: 2, section: 'dia-phuong' }),
      pictureOf({ after: 2, section: 'toa-dam-chia-se' }),
    ],
    plan: {
      website: { enabled: true },
      facebook: {
        enabled: true,
        format: 'photos',
        firstComment: 'Muốn học nghề, hãy hỏi cán bộ phụ trách ở xã, phường nơi bạn ở.',
      },
      youtube: { enabled: true },
    },
  },
  'Cảnh giác với lời mời “việc nhẹ, lương cao” nhắm vào người mới trở về': { pinnedDays: 60 },
  'Hướng dẫn từng bước: đề nghị vay vốn tại Ngân hàng Chính sách xã hội': {
    captions: 'phim-6.vtt',
    plan: {
      website: { enabled: true },
      facebook: { enabled: true },
      youtube: { enabled: true, tags: 'vay vốn, tái hòa nhập cộng đồng, Ngân hàng Chính sách xã hội', category: 'huong-dan' },
    },
  },
}

/** A cover of another section, shown in a text. */
function pictureOf({ after, section }: { after: number; section: string }): Sample['pictures'][number] {
  return { after, fileName: `${section}-1.jpg`, text: coverText(section) }
}

function coverText(section: string): string {
  return COVER_TEXTS[section] ?? 'Tranh minh họa'
}

export function loadSamples(): Sample[] {
  const items = z.array(sampleSchema).parse(JSON.parse(readFileSync(join(SEED_FOLDER, 'sample-content.vi.json'), 'utf8')))
  const seen = new Map<string, number>()
  let films = 0
  return items.map((item) => {
    const variant = (seen.get(item.section) ?? 0) + 1
    seen.set(item.section, variant)
    return {
      ...item,
      // Questions share one picture: it stands for the section, not for the question.
      cover: item.kind === 'faq' ? 'hoi-dap-1.jpg' : `${item.section}-${variant}.jpg`,
      coverText: coverText(item.section),
      tables: TABLES[item.title.normalize('NFC')] ?? [],
      film: item.kind === 'video' ? `phim-${(films += 1)}.mp4` : null,
      pictures: [],
      captions: null,
      keyPoints: KEY_POINTS[item.title.normalize('NFC')] ?? [],
      plan: null,
      pinnedDays: null,
      ...CHOICES[item.title.normalize('NFC')],
    }
  })
}
