/** The home page: what is urgent, the question, four doors, then what is new. */
import { needPath, sectionPath } from '../entry-path'
import { PAPERS, WORK } from '../needs'
import type { Card, SectionEntry } from '../site-store'
import { CardList, QuestionList } from './cards'
import { PaperIcon, QuestionIcon, WarningIcon, WayInIcon, WorkIcon } from './icons'
import { organisation, webSite } from './organisation'
import { renderPage, siteName, type SiteFrame } from './layout'
import { Newest } from './newest'
import { Porch } from './porch'
import { SearchForm } from './search'

export interface HomeView {
  frame: SiteFrame
  alerts: readonly Card[]
  articles: readonly Card[]
  videos: readonly Card[]
  questions: readonly Card[]
  /** each with its newest items */
  sections: readonly { section: SectionEntry; cards: readonly Card[] }[]
}

const DOORS = [
  { href: '/chuyen-muc/tu-van-huong-dan/', title: 'Mới trở về: làm gì trước?', text: 'Từng bước cho những tuần đầu.', Icon: WayInIcon },
  { href: needPath(PAPERS), title: PAPERS.title, text: PAPERS.lead, Icon: PaperIcon },
  { href: needPath(WORK), title: WORK.title, text: WORK.lead, Icon: WorkIcon },
  { href: '/hoi-dap/', title: 'Hỏi – Đáp', text: 'Câu trả lời có căn cứ.', Icon: QuestionIcon },
] as const

export function homePage(view: HomeView): string {
  const { frame } = view
  return renderPage({
    frame,
    head: {
      title: siteName(frame),
      description: frame.imprint?.tagline ?? 'Hướng dẫn, giải đáp và những câu chuyện cho người trở về với cộng đồng.',
      path: '/',
      things: [webSite(frame), organisation(frame)],
    },
    body: <HomeBody view={view} />,
  })
}

/** The newest in full, so that the question stays above the fold on a small phone; the others are a tap away. */
const Alerts = ({ alerts: [first, ...others] }: { alerts: HomeView['alerts'] }) =>
  first ? (
    <section class="alert" aria-label="Cảnh báo">
      <WarningIcon />
      <div>
        <AlertLine alert={first} />
        {others.length > 0 && (
          <details>
            <summary>Thêm {others.length} cảnh báo</summary>
            {others.map((alert) => (
              <AlertLine alert={alert} />
            ))}
          </details>
        )}
      </div>
    </section>
  ) : null

const AlertLine = ({ alert }: { alert: Card }) => (
  <p>
    <strong>Cảnh báo:</strong> {alert.title}. <a href={alert.path}>Xem cách nhận ra</a>
  </p>
)

const HomeBody = ({ view }: { view: HomeView }) => (
  <>
    <Alerts alerts={view.alerts} />
    <div class="ask">
      <Porch />
      <h1>Bạn cần biết điều gì hôm nay?</h1>
      <SearchForm query="" placeholder="ví dụ: xóa án tích" />
      <ul class="doors">
        {DOORS.map((door) => (
          <li>
            <a href={door.href}>
              <door.Icon />
              <span>
                <b>{door.title}</b>
                <small>{door.text}</small>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </div>
    <section class="block" aria-labelledby="bai-moi">
      <div class="head">
        <h2 id="bai-moi">Bài mới</h2>
      </div>
      {view.articles.length > 0 ? <CardList cards={view.articles} look="led" isEager /> : <p class="empty">Chưa có bài nào.</p>}
    </section>
    {view.questions.length > 0 && (
      <section class="block" aria-labelledby="hoi-dap">
        <div class="head">
          <h2 id="hoi-dap">Câu hỏi thường gặp</h2>
          <a href="/hoi-dap/">Mọi câu hỏi</a>
        </div>
        <QuestionList cards={view.questions} />
      </section>
    )}
    {view.videos.length > 0 && (
      <section class="block" aria-labelledby="video">
        <div class="head">
          <h2 id="video">Video</h2>
          <a href="/video/">Mọi video</a>
        </div>
        <CardList cards={view.videos} />
      </section>
    )}
    {view.sections.length > 0 && (
      <section class="block" aria-labelledby="theo-muc">
        <div class="head">
          <h2 id="theo-muc">Theo chuyên mục</h2>
          <a href="/chuyen-muc/">Mọi chuyên mục</a>
        </div>
        <div class="shelves few">
          {view.sections.map((part) => (
            <Newest of={{ path: sectionPath(part.section), title: part.section.name }} heading="h3" cards={part.cards} />
          ))}
        </div>
      </section>
    )}
  </>
)
