/** What static pictures are drawn with. Whatever is not named here does not get through, so nothing here may run, load or link. */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/**
 * `a` is kept for what is drawn inside it; it gets no `href`. Not here, though static: `feImage` (loads), `marker` and
 * `feTurbulence` (cheap to write, dear to draw).
 */
export const ELEMENTS = words(`
  svg g a switch defs symbol use title desc style
  path rect circle ellipse line polyline polygon image text tspan
  linearGradient radialGradient stop pattern clipPath mask
  filter feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
  feGaussianBlur feMerge feMergeNode feMorphology feOffset`);

/** The elements whose `href` may name another part of the same picture. */
export const REFERRING = words('use linearGradient radialGradient pattern filter');

/** The elements whose text is shown. */
export const TEXTUAL = words('title desc text tspan a');

/** Elements that hold text and nothing else: in HTML, markup inside them would be read by other rules. */
export const TEXT_ONLY = words('title desc style');

/** Attributes whose value is a text for people. */
export const SPOKEN = words('role aria-label');

/** The properties that may stand in a style, and as attributes. */
export const PROPERTIES = words(`
  fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray
  stroke-dashoffset stroke-opacity opacity color clip-path clip-rule mask mask-type filter stop-color stop-opacity
  flood-color flood-opacity display visibility overflow transform transform-origin paint-order vector-effect
  shape-rendering text-rendering image-rendering color-interpolation color-interpolation-filters mix-blend-mode
  isolation font-family font-size font-weight font-style text-anchor dominant-baseline letter-spacing`);

/** The other attributes. */
export const ATTRIBUTES = words(`
  x y x1 x2 y1 y2 cx cy r rx ry fx fy fr dx dy width height d points pathLength viewBox preserveAspectRatio offset
  gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform clipPathUnits maskUnits
  maskContentUnits filterUnits primitiveUnits in in2 result type values mode operator k1 k2 k3 k4 stdDeviation radius
  tableValues slope intercept amplitude exponent rotate textLength lengthAdjust`);

/** The functions that a value may call. `url` is judged apart. */
export const FUNCTIONS = words(`
  rgb rgba hsl hsla hwb lab lch oklab oklch matrix translate translatex translatey scale scalex scaley rotate skewx skewy
  blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia calc var`);
