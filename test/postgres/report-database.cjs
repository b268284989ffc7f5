/** Says at the end of a test run on which databases it ran, and loudly when PostgreSQL was skipped. */
module.exports = class ReportDatabase {
  onRunComplete() {
    const skip = process.env.PIONEER_SKIP_POSTGRES ?? ''
    const used = process.env.PIONEER_TEST_POSTGRES_DESCRIPTION
    const line =
      skip !== '' && skip !== '0'
        ? '注意：设了 PIONEER_SKIP_POSTGRES，需要 PostgreSQL 的测试没有运行，只在 PGlite 上运行了。'
        : used && `数据库测试在 PGlite 和 ${used} 上运行。`
    if (line) process.stderr.write(`\n${line}\n`)
  }
}
