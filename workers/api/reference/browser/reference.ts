/** The page of the API: found by words, opened by links, tried at this shop. Each works alone. */
import './find.ts'
import './try-it.ts'
