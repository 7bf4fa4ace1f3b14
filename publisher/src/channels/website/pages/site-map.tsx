/** Where everything is (Sơ đồ trang), for people. */
import { type Topic, TOPICS } from '@hl/config/sections'
import {
  ADVICE_PATH,
  DOCUMENTS_PATH,
  LOOK_UP_PATH,
  needPath,
  PROVINCES_PATH,
  sectionPath,
  SECTIONS_PATH,
  SITE_MAP_PATH,
  TAGS_PATH,
  topicPath,
} from '../entry-path'
import { type Need, NEEDS } from '../needs'
import type { SectionEntry } from '../site-store'
import { ADVICE_TITLE } from './advice'
import { CORRECTIONS_PATH } from './corrections'
import type { Crumb } from './crumbs'
import { renderPage, type SiteFrame } from './layout'

const PARTS: readonly Crumb[] = [
  { path: '/', title: 'Trang chủ' },
  { path: '/hoi-dap/', title: 'Hỏi – Đáp' },
  { path: '/video/', title: 'Video' },
  { path: PROVINCES_PATH, title: 'Từ các tỉnh, thành phố' },
  { path: TAGS_PATH, title: 'Chủ đề' },
  { path: DOCUMENTS_PATH, title: 'Văn bản pháp luật' },
  { path: LOOK_UP_PATH, title: 'Tra cứu văn bản' },
  { path: CORRECTIONS_PATH, title: 'Đính chính' },
  { path: '/tim-kiem', title: 'Tìm kiếm' },
]
const FEEDS: readonly Crumb[] = [
  { path: '/rss.xml', title: 'RSS, mọi bài' },
  { path: '/feed.json', title: 'JSON Feed, mọi bài' },
]

export function siteMapPage(view: { frame: SiteFrame; sections: readonly SectionEntry[] }): string {
  const { frame } = view
  const title = 'Sơ đồ trang'
  const sections = view.sections.map((section) => ({ path: sectionPath(section), title: section.name }))
  return renderPage({
    frame,
    head: { title, description: 'Mọi phần của trang, ở một chỗ.', path: SITE_MAP_PATH, above: [] },
    body: (
      <>
        <div class="listhead">
          <h1>{title}</h1>
        </div>
        <div class="shelves map">
          <Part title="Các phần" links={PARTS} />
          <Part title="Chuyên mục" links={[{ path: SECTIONS_PATH, title: 'Mọi chuyên mục' }, ...sections]} />
          <Part
            title={ADVICE_TITLE}
            links={[...NEEDS.map(needLink), { path: ADVICE_PATH, title: 'Mọi nhóm việc' }, ...TOPICS.map(topicLink)]}
          />
          <Part title="Về trang này" links={frame.links.filter((link) => link.language === 'vi')} />
          <Part title="In English" language="en" links={frame.links.filter((link) => link.language === 'en')} />
          <Part title="Theo dõi" links={FEEDS} />
        </div>
      </>
    ),
  })
}

function needLink(need: Need): Crumb {
  return { path: needPath(need), title: need.title }
}

function topicLink(topic: Topic): Crumb {
  return { path: topicPath(topic), title: topic.name }
}

const Part = ({ title, links, language }: { title: string; links: readonly Crumb[]; language?: string }) =>
  links.length === 0 ? null : (
    <section lang={language}>
      <h2>{title}</h2>
      <ul>
        {links.map((link) => (
          <li>
            <a href={link.path}>{link.title}</a>
          </li>
        ))}
      </ul>
    </section>
  )
