/** Reads of legal documents. There are thousands at most, and only they are looked through. */
import { dayOf } from '../channels/website/in-force'
import type { DocumentSearch, LegalDocument, SiteReader } from '../channels/website/site-store'
import type { Queryable } from '../database'
import { entriesOf, type EntryRow } from './rows'

const MOST_CHOICES = 100
const YEAR = `left(data->>'issuedOn', 4)`
const DOCUMENT = `kind = 'legal-document' and data is not null`

export function documentReader(db: Queryable): Pick<SiteReader, 'now' | 'documents' | 'documentChoices'> {
  const now = async () => {
    const { rows } = await db.query<{ now: Date }>('select now()')
    return rows[0]?.now ?? new Date()
  }
  return {
    now,
    async documents(asked) {
      const { rows } = await db.query<EntryRow>(FIND, valuesOf({ asked, today: dayOf(await now()) }))
      const entries = entriesOf(rows)
      return rows.map((row): LegalDocument | null => entries.get('legal-document', row.document_id)).filter((entry) => entry !== null)
    },
    async documentChoices() {
      const distinct = async (value: string) => {
        const { rows } = await db.query<{ value: string }>(
          `select ${value} as value from site_entry where ${DOCUMENT} and ${value} is not null group by 1 order by 1 desc limit ${MOST_CHOICES}`,
        )
        return rows.map((row) => row.value)
      }
      const issuers = await distinct(`data->>'issuer'`)
      return { issuers: issuers.sort(new Intl.Collator('vi').compare), years: await distinct(YEAR) }
    },
  }
}

/** The number stands first in it, with a hyphen for every sign in it. */
const NUMBERED = `starts_with(replace(folded, '-', ''), $6)`

/** Dates are ISO texts, which compare as the days do. A number typed whole stands first. */
const FIND = `
select kind, document_id, data from site_entry
where ${DOCUMENT} and (folded like all ($1::text[]) or ${NUMBERED})
  and ($2::text is null or data->>'issuer' = $2)
  and ($3::text is null or ${YEAR} = $3)
  and ($4::text is null or $4 = case when data->>'effectiveTo' <= $5 then 'ended' when data->>'effectiveFrom' > $5 then 'not-yet'
    when data->>'effectiveFrom' is not null then 'in-force' end)
order by coalesce(${NUMBERED}, false) desc, data->>'issuedOn' desc nulls last, document_id limit $7 offset $8`

function valuesOf({ asked, today }: { asked: DocumentSearch; today: string }): unknown[] {
  const { words, number, issuer, year, standing, limit, offset } = asked
  // letters and digits alone: there is nothing to escape
  return [words.map((word) => `%-${word}%`), issuer, year, standing, today, number, limit, offset]
}
