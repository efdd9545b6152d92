/**
 * The objects tier: styles, scripts, fonts, pictures. Their name is their content: the same name is the same bytes for
 * ever, and a change is another name. So nobody asks again, nothing is purged, and no tag is needed.
 *
 * Static files say so in static/_headers; whatever the Worker hands out itself says it with these.
 */

/** A year, which is what caches understand by for ever. */
export const FOR_EVER = 'public, max-age=31536000, immutable'
