/** Somebody's account has led them to its market: their own pages say so, with the way back; pages for everyone ask a script for it. */
import { createContext, useContext } from 'hono/jsx'
import type { Child } from 'hono/jsx'

/** What is said on the page that is being drawn; null: nobody was led anywhere. */
export const Arrived = createContext<Child>(null)

export const ArrivedLine = () => <>{useContext(Arrived)}</>
