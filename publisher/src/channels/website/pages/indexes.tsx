/** The indexes of what items are listed by: sections, provinces, topics. */
import { provincePath, PROVINCES_PATH, sectionPath, SECTIONS_PATH, tagPath, TAGS_PATH } from '../entry-path'
import type { Province, SectionEntry, TagEntry } from '../site-store'
import { renderPage, type SiteFrame } from './layout'

export function sectionsPage(view: { frame: SiteFrame; sections: readonly SectionEntry[] }): string {
  return renderPage({
    frame: view.frame,
    head: { title: 'Chuyên mục', description: 'Các chuyên mục của trang.', path: SECTIONS_PATH, above: [] },
    body: (
      <>
        <div class="listhead">
          <h1>Chuyên mục</h1>
        </div>
        <ul class="sections">
          {view.sections.map((section) => (
            <li>
              <h2>
                <a href={sectionPath(section)}>{section.name}</a>
              </h2>
              {section.description && <p class="small">{section.description}</p>}
            </li>
          ))}
        </ul>
      </>
    ),
  })
}

/** A province that was merged stays under its old name: what came from there is still found there. */
export function provincesPage(view: { frame: SiteFrame; provinces: readonly Province[] }): string {
  const title = 'Từ các tỉnh, thành phố'
  const description = 'Tin, bài, mô hình và câu chuyện, theo tỉnh, thành phố.'
  const present = view.provinces.filter(({ entry, hasItems }) => hasItems && entry.mergedInto === null)
  const silent = view.provinces.filter(({ entry, hasItems }) => !hasItems && entry.mergedInto === null)
  const former = view.provinces.filter(({ entry, hasItems }) => hasItems && entry.mergedInto !== null)
  return renderPage({
    frame: view.frame,
    head: { title, description, path: PROVINCES_PATH, above: [] },
    body: (
      <>
        <div class="listhead">
          <h1>{title}</h1>
          <p>{description}</p>
        </div>
        {present.length > 0 ? <Names provinces={present} /> : <p class="small">Chưa có bài nào từ tỉnh, thành phố.</p>}
        <Group title="Tên trước khi sáp nhập" provinces={former} />
        {silent.length > 0 && (
          <details>
            <summary>Chưa có bài: {silent.length} tỉnh, thành phố</summary>
            <Names provinces={silent} />
          </details>
        )}
      </>
    ),
  })
}

const Group = ({ title, provinces }: { title: string; provinces: readonly Province[] }) =>
  provinces.length === 0 ? null : (
    <section class="block">
      <h2>{title}</h2>
      <Names provinces={provinces} />
    </section>
  )

const Names = ({ provinces }: { provinces: readonly Province[] }) => (
  <ul class="tags names">
    {provinces.map(({ entry }) => (
      <li>
        <a href={provincePath(entry)}>{entry.name}</a>
      </li>
    ))}
  </ul>
)

export function tagsPage(view: { frame: SiteFrame; tags: readonly TagEntry[] }): string {
  const description = 'Bài viết, video và câu hỏi, theo chủ đề.'
  return renderPage({
    frame: view.frame,
    head: { title: 'Chủ đề', description, path: TAGS_PATH, above: [] },
    body: (
      <>
        <div class="listhead">
          <h1>Chủ đề</h1>
          <p>{description}</p>
        </div>
        {view.tags.length === 0 && <p class="small">Chưa có chủ đề nào.</p>}
        <ul class="tags names">
          {view.tags.map((tag) => (
            <li>
              <a href={tagPath(tag)}>{tag.name}</a>
            </li>
          ))}
        </ul>
      </>
    ),
  })
}
