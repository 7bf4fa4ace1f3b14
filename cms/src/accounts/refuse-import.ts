const PAST_THE_CHAIN = ['import', 'transfer']

/**
 * `strapi import` and `strapi transfer` write straight into the tables: no approval, no outbox, no audit. Restoring a whole
 * system is done with PostgreSQL's own tools, publisher and audit included.
 * @param argv of the running process
 */
export function refuseImport(argv: readonly string[]): void {
  const command = argv.slice(2).find((argument) => PAST_THE_CHAIN.includes(argument))
  if (command === undefined) return
  throw new Error(
    `"strapi ${command}" ghi thẳng vào cơ sở dữ liệu, không qua duyệt và không để lại vết, nên bị chặn. ` +
      'Quản trị máy chủ khôi phục bằng bản sao lưu PostgreSQL của cả hệ thống.',
  )
}
