/**
 * A product's pictures, closer, and its button at the foot of a phone. Without this the pictures are links and the
 * button is where it stands.
 */
import './zoom.ts'
import './gallery.ts'
import './buy-bar.ts'
import '../../frame/browser/clock.ts'
