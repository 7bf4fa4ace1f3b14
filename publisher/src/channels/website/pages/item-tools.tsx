/** What a reader can do with an item: hear it, enlarge it, keep it, print it, pass it on. */
import { KeepIcon, PrintIcon, SpeakIcon } from './icons'

/** Shown by the script only: without it none of these would work. Reading aloud comes last, because its voice may be found late. */
export const Tools = () => (
  <>
    <div class="tools" role="group" aria-label="Công cụ đọc" hidden>
      <div class="letters">
        <button type="button" class="quiet" data-do="smaller">
          <span aria-hidden="true">A−</span>
          <span class="unseen">Chữ nhỏ hơn</span>
        </button>
        <button type="button" class="quiet" data-do="larger">
          <span aria-hidden="true">A+</span>
          <span class="unseen">Chữ to hơn</span>
        </button>
      </div>
      <button type="button" class="quiet" data-do="keep" aria-pressed="false" hidden>
        <KeepIcon />
        <span>Lưu</span>
      </button>
      <button type="button" class="quiet" data-do="print">
        <PrintIcon />
        In
      </button>
      <button type="button" class="quiet" data-do="speak" aria-pressed="false" hidden>
        <SpeakIcon />
        <span>Nghe</span>
      </button>
    </div>
    <p class="small said" role="status" />
  </>
)

/** Plain links: nobody is told anything before the reader presses one. */
export const Share = ({ url, title }: { url: string; title: string }) => {
  const [link, subject, both] = [url, title, `${title} ${url}`].map(encodeURIComponent)
  return (
    <section class="share" aria-labelledby="chia-se" data-url={url}>
      <h2 id="chia-se">Chia sẻ bài này</h2>
      <ul>
        <li>
          <a class="button quiet" href={`https://www.facebook.com/sharer/sharer.php?u=${link}`} rel="noopener noreferrer">
            Facebook
          </a>
        </li>
        <li>
          <a class="button quiet" href={`sms:?&body=${both}`}>
            Tin nhắn
          </a>
        </li>
        <li>
          <a class="button quiet" href={`mailto:?subject=${subject}&body=${link}`}>
            Thư điện tử
          </a>
        </li>
        <li>
          <button type="button" class="quiet" data-do="copy" hidden>
            Sao chép liên kết
          </button>
        </li>
        <li>
          <button type="button" class="quiet" data-do="hand" hidden>
            Ứng dụng khác
          </button>
        </li>
      </ul>
      <p class="small" role="status" />
    </section>
  )
}
