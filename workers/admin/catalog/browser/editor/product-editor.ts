/** What scripts add to the editor of products: a spreadsheet of variants, what is not saved. */
import './grid.ts'
import './margin.ts'
import './kept.ts'
import './unsaved.ts'
import './search-result.ts'
import './options.ts'
import './references.ts'
