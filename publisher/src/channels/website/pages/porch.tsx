/** The lamp left on for those coming home: a house among hills, its door open, a road that leads to it. Decoration only. */

/** Beside the home page's question. */
export const Porch = () => (
  <svg class="porch" viewBox="0 0 364 208" aria-hidden="true">
    <circle class="glow" cx="236" cy="132" r="76" opacity=".55" />
    <circle class="glow" cx="236" cy="132" r="48" opacity=".8" />
    <path class="far" d="M0 208c26-44 66-66 118-60s86-28 134-28 92 36 112 88z" />
    <path class="near" d="M34 208c46-30 92-34 140-28s134-12 190 28z" />
    <path class="lit" d="M214 172h26c-4 12-30 16-28 36h-74c2-28 62-18 76-36z" opacity=".45" />
    <path class="wall" d="M190 172V104l46-34 46 34v68z" />
    <path class="lit" d="M214 172v-48h26v48z" />
    <path class="line" d="M190 172v-64M282 172v-64M180 112l56-42 56 42M214 172v-48h26v48M240 124l14 8v46l-14-6M172 172h120" />
    <path class="line" d="M292 112v6h10M302 118v8" />
    <circle class="lit" cx="302" cy="133" r="6" />
    <path class="line" d="M336 178v-34M336 158l-9-9M336 152l8-8M60 186v-26M60 172l-8-7M60 168l7-7" />
  </svg>
)

/** The same house from afar, at the end of every page; the nearest hill goes over into the footer. */
export const Evening = () => (
  <svg class="porch evening" viewBox="0 0 1440 120" preserveAspectRatio="xMaxYMax slice" aria-hidden="true">
    <path class="far" d="M0 120V82c130-38 270-44 410-16s250 20 390-14 290-44 430-8 140 28 210 22v54z" />
    <path class="near" d="M0 120V98c180-34 350-30 530-6s300 6 460-20 300-16 450 8v40z" />
    <circle class="glow" cx="1222" cy="82" r="46" opacity=".6" />
    <circle class="glow" cx="1222" cy="82" r="28" opacity=".8" />
    <path class="wall" d="M1184 112V72l28-22 28 22v40z" />
    <path class="lit" d="M1204 112V84h16v28z" />
    <path class="line" d="M1184 112V74M1240 112V74M1176 78l36-28 36 28M1248 78v4h6v4" />
    <circle class="lit" cx="1254" cy="90" r="4" />
    <path class="night" d="M0 120v-8c240-18 480-14 720-6s480 4 720-8v22z" />
  </svg>
)
