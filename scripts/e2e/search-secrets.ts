/** Looks for known secrets in everything a run has left behind. */
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'

/** @returns `what: which secret`, one line a find; never the secret itself */
export function foundIn({ what, text, secrets }: { what: string; text: string; secrets: ReadonlyMap<string, string> }): string[] {
  return [...secrets].filter(([, secret]) => text.includes(secret)).map(([name]) => `${what}: ${name}`)
}

export function foundBelow({ folder, secrets }: { folder: string; secrets: ReadonlyMap<string, string> }): {
  files: number
  found: string[]
} {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
  const plain = files.filter((file) => statSync(file).isFile())
  return { files: plain.length, found: plain.flatMap((file) => foundIn({ what: file, text: readFileSync(file, 'latin1'), secrets })) }
}

/** Every row of every table of these schemas, as text. */
export async function foundInDatabase({
  databaseUrl,
  schemas,
  secrets,
}: {
  databaseUrl: string
  schemas: readonly string[]
  secrets: ReadonlyMap<string, string>
}): Promise<{ tables: number; found: string[] }> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema = any($1) and table_type = 'BASE TABLE'`,
      [schemas],
    )
    const found: string[] = []
    for (const { name } of tables) {
      for (const [secretName, secret] of secrets) {
        const { rows } = await client.query(`select 1 from ${name} t where position($1 in t::text) > 0 limit 1`, [secret])
        if (rows.length > 0) found.push(`${name}: ${secretName}`)
      }
    }
    return { tables: tables.length, found }
  } finally {
    await client.end()
  }
}
