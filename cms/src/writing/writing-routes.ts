/** `POST /editorial/writing/docx`: a Word file in, Blocks and tables out. Only its pictures are kept, in the library; the form takes the rest over. */
import { readFile, stat } from 'node:fs/promises'
import type { Core } from '@strapi/strapi'
import type { Context } from 'koa'
import { z } from 'zod'
import { ITEM_UIDS } from '../editorial/item-types'
import { Refusal } from '../editorial/refusal'
import { answering } from '../editorial/routes'
import type { ImportedText } from './contract'
import { docxRefusal, importDocx, MAX_DOCX_BYTES } from './docx/import-docx'
import { storePictures } from './docx/store-pictures'

export function writingRoutes(strapi: Core.Strapi) {
  return {
    type: 'admin' as const,
    prefix: '/editorial/writing',
    routes: [
      {
        method: 'POST' as const,
        path: '/docx',
        handler: answering((ctx) => docx(strapi, ctx)),
        config: { policies: ['admin::isAuthenticatedAdmin'] },
        info: {},
      },
    ],
  }
}

const fileSchema = z.object({ filepath: z.string(), originalFilename: z.string().nullish() })
/** keys of the tables the form has already, as JSON */
const keysSchema = z
  .string()
  .max(5_000)
  .transform((sent, issues) => {
    const parsed = z.array(z.string()).max(100).safeParse(jsonOrNull(sent))
    if (parsed.success) return parsed.data
    issues.addIssue('not a list')
    return z.NEVER
  })

async function docx(strapi: Core.Strapi, ctx: Context): Promise<ImportedText> {
  if (!mayWrite(strapi, ctx)) throw forbidden()
  const file = fileSchema.safeParse(ctx.request.files?.['files'])
  const keys = keysSchema.default([]).safeParse(ctx.request.body?.takenKeys)
  if (!file.success || !keys.success) throw noFile()
  const { filepath, originalFilename } = file.data
  if ((await stat(filepath)).size > MAX_DOCX_BYTES) throw docxRefusal('too-large')
  const documentName = nameIn(originalFilename)
  return importDocx({
    bytes: await readFile(filepath),
    takenKeys: keys.data,
    store: (pictures) => storePictures({ strapi, state: ctx.state, documentName, pictures }),
  })
}

/** As people see it in the library. */
function nameIn(fileName: string | null | undefined): string {
  const name = (fileName ?? '')
    .normalize('NFC')
    .replace(/\.docx$/i, '')
    .replace(/[<>:"/\\|?*\u0000-\u001f]/g, ' ')
  return name.trim().slice(0, 100) || 'Tệp Word'
}

/** Whoever may write some Item in the panel. */
function mayWrite(strapi: Core.Strapi, ctx: Context): boolean {
  const checkers = strapi.plugin('content-manager').service('permission-checker')
  return Object.values(ITEM_UIDS).some((model) => {
    const { can } = checkers.create({ userAbility: ctx.state.userAbility, model })
    return can.create() || can.update()
  })
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // said by the caller
  }
}

function forbidden(): Refusal {
  return new Refusal({
    status: 403,
    code: 'forbidden',
    message: 'Bạn không có quyền viết bài nên không nhập tệp Word được.',
    help: 'Nhờ biên tập viên nhập, hoặc nhờ quản trị cấp vai trò phù hợp.',
  })
}

function noFile(): Refusal {
  return new Refusal({
    status: 400,
    code: 'bad_request',
    message: 'Chưa có tệp nào được gửi lên.',
    help: 'Chọn một tệp .docx rồi gửi lại.',
  })
}
