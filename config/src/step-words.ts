/** The calls a channel makes, by the name it gives each, as people read them in a time line. */

const WORDS: Readonly<Record<string, string>> = {
  page: 'Ghi trang của bài',
  lists: 'Ghi trang chủ, chuyên mục, nguồn tin',
  down: 'Thay bằng trang báo đã gỡ',
  post: 'Đăng bài lên Fanpage',
  edit: 'Sửa chữ của bài trên Fanpage',
  scrape: 'Báo Facebook đọc lại trang',
  start: 'Xin chỗ tải phim',
  transfer: 'Tải phim',
  finish: 'Kết thúc tải và đăng',
  session: 'Mở phiên tải phim',
  upload: 'Tải phim',
  update: 'Sửa thông tin phim',
  hide: 'Chuyển riêng tư',
  delete: 'Xóa',
  cancel: 'Hủy phiên tải',
  'take-over': 'Nhận lại phim đã có',
}

/** @returns the Vietnamese words, or the name itself when it has none yet */
export function stepWords(name: string): string {
  return WORDS[name] ?? name
}
