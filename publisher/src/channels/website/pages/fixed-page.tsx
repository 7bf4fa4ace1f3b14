/** A page the board writes itself: about, contact, data protection, accessibility; some in English too. */
import { fixedPagePath } from '@hl/config/fixed-page'
import { plainText } from '@hl/config/release'
import type { FixedPage } from '../site-store'
import { Blocks } from './blocks'
import { shorten } from './cards'
import { renderPage, type SiteFrame } from './layout'

/** @param other the page that says the same in the other language */
export function fixedPage(view: { frame: SiteFrame; page: FixedPage; other: FixedPage | null }): string {
  const { frame, page, other } = view
  const both = other ? [page, other].map((one) => ({ language: one.language, path: fixedPagePath(one) })) : []
  return renderPage({
    frame,
    head: {
      title: page.title,
      description: shorten(page.summary ?? plainText(page.body).replaceAll('\n', ' '), 200),
      path: fixedPagePath(page),
      above: [],
      language: page.language,
      alternates: both,
    },
    body: (
      <>
        <article class="item">
          <h1>{page.title}</h1>
          {page.summary && <p class="sapo">{page.summary}</p>}
          {other && (
            <p class="small">
              <a href={fixedPagePath(other)} lang={other.language} hreflang={other.language}>
                {other.language === 'en' ? 'This page in English' : 'Trang này bằng tiếng Việt'}
              </a>
            </p>
          )}
          <div class="body">
            <Blocks blocks={page.body} images={new Map()} />
          </div>
          <Beside frame={frame} page={page} />
        </article>
      </>
    ),
  })
}

/** The pages of this kind in the same language. */
const Beside = ({ frame, page }: { frame: SiteFrame; page: FixedPage }) => {
  const links = frame.links.filter(({ language }) => language === page.language)
  return links.length < 2 ? null : (
    <nav class="rail box" aria-labelledby="cung-loai">
      <h2 id="cung-loai">{page.language === 'en' ? 'In English' : 'Về trang này'}</h2>
      <ul>
        {links.map(({ path, title }) => (
          <li>
            <a href={path} aria-current={path === fixedPagePath(page) ? 'page' : undefined}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
