/** What each of Strapi's own commands would do past us, to stand in a sentence. */
const PAST_US: Readonly<Record<string, string>> = {
  import: 'ghi thẳng vào cơ sở dữ liệu, không qua duyệt và không để lại vết',
  transfer: 'ghi hoặc chép thẳng cơ sở dữ liệu, không qua duyệt và không để lại vết',
  export: 'chép mọi bản nháp và phiếu đồng ý của người trong bài ra một tệp, không để lại vết',
}

/**
 * `strapi import`, `transfer` and `export` know neither approval nor outbox nor audit, and take signed papers along. The whole
 * system is saved and restored with PostgreSQL's own tools, publisher and audit included.
 * @param argv of the running process
 */
export function refuseTransfers(argv: readonly string[]): void {
  const command = argv.slice(2).find((argument) => Object.hasOwn(PAST_US, argument))
  if (command === undefined) return
  throw new Error(
    `"strapi ${command}" ${PAST_US[command] ?? ''}, nên bị chặn. Quản trị máy chủ sao lưu và khôi phục cả hệ thống bằng công cụ của PostgreSQL.`,
  )
}
