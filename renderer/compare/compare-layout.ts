/** How two texts are shown: in one, with what is gone and what is new in it, or side by side. */
export type CompareLayout = 'inline' | 'beside'
