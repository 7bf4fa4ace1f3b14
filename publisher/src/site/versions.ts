/**
 * Versions of the site on the disk. SITE_DIR is a folder until the first rebuild, then a symbolic link into
 * `<SITE_DIR>.versions/`, because only a link can be put in a folder's place in one step. Media are shared by all versions.
 */
import { link, lstat, mkdir, readdir, readlink, rename, rm, stat, symlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

const MEDIA = 'media'
/** A folder that was SITE_DIR itself, between two steps of the first swap. */
const FORMER = 'former-'
/** Not written by a rebuild: pages in readers' caches name older assets, a section's former addresses are known here alone. */
const CARRIED = ['assets', '.moved', '.running']

export class SiteDirFixed extends Error {
  constructor(readonly siteDir: string) {
    super(
      `SITE_DIR (${siteDir}) là nơi gắn một ổ đĩa riêng nên không thể thay cả trang trong một bước. Đặt SITE_DIR là một thư mục con, ví dụ ${siteDir}/current.`,
    )
    this.name = 'SiteDirFixed'
  }
}

export interface NextVersion {
  name: string
  /** to write into; nobody sees it */
  dir: string
  /** One step for readers. Call it alone on the site. */
  goLive(): Promise<void>
  discard(): Promise<void>
}

/** @returns the name of the live version; null before the first rebuild */
export async function liveVersion(siteDir: string): Promise<string | null> {
  const found = await lstat(siteDir).catch(() => null)
  return found?.isSymbolicLink() ? basename(await readlink(siteDir)) : null
}

/** @throws SiteDirFixed */
export async function openNextVersion({ siteDir, name }: { siteDir: string; name: string }): Promise<NextVersion> {
  await healSiteDir(siteDir)
  await mkdir(siteDir, { recursive: true })
  const live = await liveVersion(siteDir)
  if (live === null && (await stat(siteDir)).dev !== (await stat(dirname(siteDir))).dev) throw new SiteDirFixed(siteDir)
  const versions = versionsOf(siteDir)
  await mkdir(join(versions, MEDIA), { recursive: true })
  await removeOthers({ versions, keep: live })
  const dir = join(versions, name)
  await mkdir(dir)
  if (live === null) await mirrorFolder({ from: join(siteDir, MEDIA), to: join(versions, MEDIA) })
  await symlink(join('..', MEDIA), join(dir, MEDIA))
  await carryOver({ from: siteDir, to: dir })
  return {
    name,
    dir,
    async goLive() {
      const next = `${siteDir}.${name}.next`
      await carryOver({ from: siteDir, to: dir })
      await symlink(join(basename(versions), name), next)
      if ((await liveVersion(siteDir)) === null) {
        await mirrorFolder({ from: join(siteDir, MEDIA), to: join(versions, MEDIA) })
        // once in a site's life: the moment between these two is healed by healSiteDir
        await rename(siteDir, join(versions, FORMER + name))
      }
      await rename(next, siteDir)
      await removeOthers({ versions, keep: name })
    },
    discard: () => rm(dir, { recursive: true, force: true }),
  }
}

/** A crash between the two steps of the first swap left no SITE_DIR: the folder it was is put back. */
export async function healSiteDir(siteDir: string): Promise<void> {
  if (await stat(siteDir).catch(() => null)) return
  // the versions were lost, and the link that leads to one was not
  await rm(siteDir, { force: true })
  const former = (await readdir(versionsOf(siteDir)).catch(() => [])).find((name) => name.startsWith(FORMER))
  if (former) await rename(join(versionsOf(siteDir), former), siteDir)
}

function versionsOf(siteDir: string): string {
  return `${siteDir}.versions`
}

/** What was taken down must not stay in an older version, so none is kept. */
async function removeOthers({ versions, keep }: { versions: string; keep: string | null }): Promise<void> {
  const others = (await readdir(versions)).filter((name) => name !== MEDIA && name !== keep)
  await Promise.all(others.map((name) => rm(join(versions, name), { recursive: true, force: true })))
}

/** What the rebuild wrote itself is newer and stays. */
async function carryOver({ from, to }: { from: string; to: string }): Promise<void> {
  for (const name of CARRIED) await linkMissing({ from: join(from, name), to: join(to, name) })
}

/** By links to the same bytes: nothing is copied, and a file is only ever replaced whole. */
async function linkMissing({ from, to }: { from: string; to: string }): Promise<void> {
  const found = await lstat(from).catch(() => null)
  if (found === null || from.endsWith('.tmp')) return
  if (found.isDirectory()) {
    await mkdir(to, { recursive: true })
    for (const name of await readdir(from)) await linkMissing({ from: join(from, name), to: join(to, name) })
    return
  }
  if (await lstat(to).catch(() => null)) return
  if (found.isSymbolicLink()) await symlink(await readlink(from), to)
  else await link(from, to)
}

async function mirrorFolder({ from, to }: { from: string; to: string }): Promise<void> {
  const wanted = new Set(await readdir(from).catch(() => []))
  const surplus = (await readdir(to)).filter((name) => !wanted.has(name))
  await Promise.all(surplus.map((name) => rm(join(to, name))))
  await linkMissing({ from, to })
}
