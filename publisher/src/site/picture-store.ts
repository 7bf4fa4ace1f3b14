/**
 * The rows of pictures: what a page may say of each, and which are still to be made. Work is taken with a lease that runs out
 * by itself; who comes too late with it finds another number of tries and changes nothing.
 */
import { z } from 'zod'
import { RECIPE } from '../channels/website/pictures'
import type { Queryable } from '../database'
import type { ShareFace } from '../media/share-picture'
import type { Size } from '../media/variants'

export type PictureKind = 'share' | 'photo'
export interface PictureWork {
  /** as it is claimed */
  name: string
  /** what a share picture says; null for what an editor uploaded */
  face: ShareFace | null
  /** which try this is */
  tries: number
}

const faceSchema = z.object({ brand: z.string(), label: z.string().nullable(), title: z.string(), note: z.string() })

/** Longer than the slowest picture takes. */
const LEASE = "interval '5 minutes'"
/** Waits after a try that failed; after the last the picture stays as it was first placed. */
const AGAIN_SECONDS = [10, 120, 1800]

/** Its first file lies there, by whatever was known before: the others are to be made. */
export async function savePlaced(options: { db: Queryable; sha256: string; size: Size }): Promise<void> {
  const { db, sha256, size } = options
  await db.query(
    `insert into site_picture (name, width, height) values ($1, $2, $3)
     on conflict (name) do update set width = $2, height = $3, blur = null, recipe = null, tries = 0, due_at = now(), error = null`,
    [sha256, size.width, size.height],
  )
}

/** Its file is not there. */
export async function wantShare({ db, name, face }: { db: Queryable; name: string; face: ShareFace }): Promise<void> {
  await db.query(
    `insert into site_picture (name, face) values ($1, $2)
     on conflict (name) do update set recipe = null, tries = 0, due_at = now(), error = null`,
    [name, face],
  )
}

/** Its file was lost. */
export async function makeAgain({ db, name }: { db: Queryable; name: string }): Promise<void> {
  await db.query('update site_picture set recipe = null, tries = 0, due_at = now(), error = null where name = $1', [name])
}

/** After a change of the recipe: what was made by another is made again. Until then pages show the first file. */
export async function wantAnew(db: Queryable): Promise<void> {
  await db.query('update site_picture set recipe = null, tries = 0, due_at = now(), error = null where recipe <> $1', [RECIPE])
}

/** @returns null when there is nothing to make now */
export async function takeWork({ db, kind }: { db: Queryable; kind: PictureKind }): Promise<PictureWork | null> {
  const { rows } = await db.query<{ name: string; face: unknown; tries: number }>(
    `update site_picture set tries = tries + 1, due_at = now() + ${LEASE}
     where name = (select name from site_picture where recipe is null and due_at <= now()
       and (face is null) = $1 order by due_at limit 1 for update skip locked)
     returning name, face, tries`,
    [kind === 'photo'],
  )
  const row = rows[0]
  return row ? { name: row.name, tries: row.tries, face: faceSchema.nullable().parse(row.face) } : null
}

/** Call alone on the picture's name. @returns the pages that show it now */
export async function claimantsOf({ db, name }: { db: Queryable; name: string }): Promise<string[]> {
  const { rows } = await db.query<{ document_id: string }>('select document_id from site_media where name = $1 order by document_id', [
    name,
  ])
  return rows.map((row) => row.document_id)
}

/** @returns false when another one has taken it up since */
export async function saveMade(options: { db: Queryable; work: PictureWork; size: Size; blur: string | null }): Promise<boolean> {
  const { db, work, size, blur } = options
  const { rowCount } = await db.query(
    `update site_picture set width = $3, height = $4, blur = $5, recipe = $6, error = null where name = $1 and tries = $2`,
    [work.name, work.tries, size.width, size.height, blur, RECIPE],
  )
  return rowCount === 1
}

/** @returns whether it will be tried again */
export async function putOff(options: { db: Queryable; work: PictureWork; error: string }): Promise<boolean> {
  const { db, work, error } = options
  const seconds = AGAIN_SECONDS[work.tries - 1]
  await db.query(
    `update site_picture set error = $3, due_at = case when $4::int is null then 'infinity' else now() + $4::int * interval '1 second' end
     where name = $1 and tries = $2`,
    [work.name, work.tries, error, seconds ?? null],
  )
  return seconds !== undefined
}

/** Nothing was tried: it is for whoever comes next. */
export async function giveBack({ db, work }: { db: Queryable; work: PictureWork }): Promise<void> {
  await db.query('update site_picture set tries = tries - 1, due_at = now() where name = $1 and tries = $2', [work.name, work.tries])
}

/** Nothing shows it any more. */
export async function forget({ db, work }: { db: Queryable; work: PictureWork }): Promise<void> {
  await db.query('delete from site_picture where name = $1 and tries = $2', [work.name, work.tries])
}
