/** The report of an import as a file: a line for each change and each note, written while it is read. */
import type { FileRow } from '#domain/catalog/files/file-job'
import { guarded } from '#domain/catalog/shopify/csv-cells'
import type { Language } from '#domain/languages'
import { sliceOf } from '#schema/import-files'
import { reportOf, type NamedJob } from '../../../flows/catalog/files/questions.ts'
import { csvAnswer } from '../../../http/csv.ts'
import { reportText } from './change-text.ts'
import { fieldText, reasonIn } from './job-page.tsx'
import { fileMessages } from './messages/index.ts'

const linesOf = ({ row, name, outcome, changes, notes }: FileRow, language: Language): string[][] => {
  const word = fileMessages[language].outcomes[outcome]
  const about = (at: number) => [at > 0 ? String(at) : '', name, word]
  const lines = [
    ...changes.map(({ field, before, after }) => [
      ...about(row),
      fieldText(field, language),
      reportText(field, before),
      reportText(field, after),
      '',
    ]),
    ...notes.map(({ row: at, column, ...said }) => [...about(at), column, '', '', reasonIn(said, language)]),
  ]
  return (lines.length > 0 ? lines : [[...about(row), '', '', '', '']]).map((cells) => cells.map(guarded))
}

export const reported = (bucket: R2Bucket, job: NamedJob, language: Language): Response => {
  const { rows } = fileMessages[language]
  const kind = reportOf(job)
  const name = `${job.name.replace(/\.\w{1,4}$/, '')}-report`
  async function* lines() {
    yield [[rows.row, rows.what, rows.outcome, rows.field, rows.before, rows.after, rows.notes]]
    for (let slice = 0; ; slice++) {
      const found = await sliceOf<FileRow[]>(bucket, job.id, kind, slice)
      if (!found) return
      yield found.flatMap((row) => linesOf(row, language))
    }
  }
  return csvAnswer(name, lines())
}
