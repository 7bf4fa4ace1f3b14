/** What a search can be narrowed by. Closed until it is wanted, so that the results come first on a phone. */
import { formatCount } from './search-count'

export interface FacetView {
  title: string
  values: readonly { name: string; count: number; isChosen: boolean; href: string }[]
}

export const SearchFacets = ({ facets, total, areExact }: { facets: readonly FacetView[]; total: number; areExact: boolean }) => {
  const chosen = facets.flatMap((facet) => facet.values.filter((value) => value.isChosen))
  // what all of them have narrows nothing
  const offered = facets.filter((facet) => facet.values.some((value) => value.isChosen || value.count !== total))
  if (offered.length === 0) return null
  return (
    <>
      {chosen.length > 0 && (
        <ul class="tags chosen" aria-label="Đang lọc theo">
          {chosen.map((value) => (
            <li>
              <a href={value.href} aria-label={`Bỏ lọc ${value.name}`}>
                {value.name} <span aria-hidden="true">✕</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <details class="facets">
        <summary>Lọc kết quả</summary>
        {!areExact && <p class="small">Rất nhiều bài khớp: các số dưới đây là ước tính.</p>}
        {offered.map((facet, index) => (
          <div>
            <p id={`loc-${index}`}>{facet.title}</p>
            <ul class="tags" aria-labelledby={`loc-${index}`}>
              {facet.values.map((value) => (
                <li>
                  <a href={value.href} aria-current={value.isChosen ? 'true' : undefined}>
                    {value.name} <span class="count">{formatCount(value.count)}</span>
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </details>
    </>
  )
}
