/** The configuration's mistakes in words for people: config/ says them for programmers. */
import { config, locales } from 'zod'

// zod's own messages, from here on and in this process only
config(locales.vi())

const SENTENCES: readonly [RegExp, string][] = [
  [
    /^(\w+) is half configured: set (.+?) too, or remove (.+?) to switch it off$/,
    '$1 mới cấu hình một nửa: đặt thêm $2, hoặc bỏ $3 để tắt',
  ],
  [
    /^(\w+) is half configured: set (.+?) too, or remove (.+?) to switch it off; or set CHANNEL_MODE to real and connect it in the panel$/,
    '$1 mới cấu hình một nửa: đặt thêm $2, hoặc bỏ $3 để tắt; hoặc đặt CHANNEL_MODE là real rồi kết nối trong trang quản trị',
  ],
  [
    /^CHANNEL_MODE is sandbox: remove (.+?), or set CHANNEL_MODE to real$/,
    'CHANNEL_MODE đang là sandbox: bỏ $1, hoặc đặt CHANNEL_MODE là real',
  ],
  [/^(\w+) and (\w+): set both, or neither.*$/, '$1 và $2: đặt cả hai, hoặc bỏ cả hai'],
  [/^(\w+): set it too, or remove (\w+) and (\w+)$/, 'Đặt thêm $1, hoặc bỏ $2 và $3'],
  [/^(\w+): set it too; a mail server.*$/, 'Đặt thêm $1: máy chủ thư không nhận thư không có người gửi'],
  [/^(\w+): must look like (.+)$/, '$1 phải có dạng $2'],
]

export function inVietnamese(problem: string): string {
  const found = SENTENCES.find(([pattern]) => pattern.test(problem))
  return found ? problem.replace(found[0], found[1]) : problem
}
