/** What the reader kept in this phone: only the reader's own browser knows what stands in the list. */
import { WarningIcon } from './icons'
import { renderPage, type SiteFrame } from './layout'

export const SHELF_PATH = '/da-luu/'

export function shelfPage(frame: SiteFrame): string {
  return renderPage({
    frame,
    head: { title: 'Bài đã lưu trong máy', description: 'Những bài bạn đã lưu để đọc khi không có mạng.', path: SHELF_PATH, above: [] },
    body: (
      <>
        <div class="listhead">
          <h1>Bài đã lưu trong máy</h1>
          <p>
            Bấm <strong>Lưu</strong> ở một bài để đọc lại khi không có mạng. Bài nằm trong máy của bạn, chúng tôi không biết bạn lưu gì.
          </p>
        </div>
        <div class="alert" role="note">
          <WarningIcon />
          <p>Ai mở được máy này cũng xem được danh sách dưới đây. Nếu bạn dùng chung máy, hãy đọc xong rồi xóa.</p>
        </div>
        <noscript>
          <p class="empty">Trình duyệt của bạn đang tắt JavaScript nên không lưu bài được. Bạn vẫn đọc và in được mọi bài.</p>
        </noscript>
        <div class="shelf" hidden>
          <ul class="kept" aria-label="Bài đã lưu" />
          <p class="empty" tabindex={-1} hidden>
            Chưa có bài nào được lưu trong máy này.
          </p>
          <button type="button" class="quiet" data-do="drop-all" hidden>
            Xóa tất cả khỏi máy
          </button>
        </div>
      </>
    ),
  })
}
