/** A text of the sample edition, as a file would hold it. */
export interface SampleText {
  readonly name: string
  readonly text: string
}

/** The sample edition: an invented correspondence about a harbour, in the forms in which transcriptions arrive. */
export const sampleTexts: readonly SampleText[] = [
  {
    name: '01 Telegram from Halvard.txt',
    text: `412.07/18: Telegram

The Consul General at Halvard (Ames) to the Minister of Trade1

Halvard, March 3, 1927—4 p.m.

11. The harbour board received me this morning. Its chairman, Mr. Ingmar Solberg,2 said that the lease of the eastern quay would be renewed for ten years if the Northern Shipping Company paid the arrears of 1925 and 1926. I replied that the Company had never been shown an account, and that $4,200 seemed a high price for a shed without a roof.

[Page 212]

Mr. Solberg admitted that the figure was open to discussion. He added that tbe board would meet again on March 17,3 and that it would welcome a written offer before then.

Please instruct me whether I may name a sum. No. 82 of the Harbour Regulations allows payment in two parts.

Ames

  1. Received on March 4 at 9 a.m.
  2. Chairman of the harbour board from 1919 to 1931.
  3. The meeting was put off until March 21.
`,
  },
  {
    name: '02 Telegram to Halvard.txt',
    text: `412.07/18: Telegram

The Minister of Trade to the Consul General at Halvard (Ames)

Lindenau, March 5, 1927—noon.

6. Your 11, March 3, 4 p.m.4 You may offer $2,500, payable in two equal parts:

  • the first when the lease is signed;
  • the second on the day on which the shed has a roof.

You should say to Mr. Solberg that this Government sets great store by the eastern quay, and that the Northern Shipping Company will bring at least forty ships a year to Halvard.

Keep the Department informed.

Brandt

  1. Printed above.
`,
  },
  {
    name: '03 Letter of Clara Ames.txt',
    text: `Clara Ames to her sister

Halvard, March 22, 1927.

My dear Edith: The great question of the shed is settled. Yesterday the harbour board sat until midnight, and Thomas came home with his hat full of snow and a lease in his pocket. Old Mr. Solberg shook his hand twice and said that he had not enjoyed a quarrel so much since the winter of 1911.

[Page 214]

You ask what Halvard is like. It is a town of wooden houses and iron bells; one hears the ships before one sees them. The new Russian consul, Mr. Orlov, has taught the children a game with walnuts, and Miss Vance of the school says they do nothing else.

Come in June, when the light does not go out. Bring the blue atlas, and and a warm coat all the same.

Your loving sister,

Clara
`,
  },
  {
    name: '04 Memorandum of a conversation.txt',
    text: `Memorandum of a Conversation

Halvard, June 8, 1927.

Present: Mr. Solberg, chairman of the harbour board; Captain Reinholt of the Northern Shipping Company; Mr. Ames.

1. Captain Reinholt reported that eleven ships had called since April. He asked for a second crane on the eastern quay. Mr. Solberg saidthat the board had no money for cranes but would not object to one.5

2. Mr. Ames asked when the shed would have its roof. Mr. Solberg looked out of the window and remarked that the summer promised to be dry.

[Page 219]

It was agreed to meet again in the autumn.

T[homas] A[mes]

  1. A crane was set up in September at the expense of the Company.
`,
  },
  {
    name: '05 Letter with the rules of the shed.txt',
    text: `No. 9.
Mr. Ames to Mr. Brandt.

Halvard, September 12, 1927.

Sir: I have the honor to inclose a copy of the rules which the harbour board has posted on the door of the new shed,* and which nobody in Halvard has yet been seen to read.

[Page 231]

The roof was finished on September 3. It was paid for by the Northern Shipping Company; the board has sent a wreath.

I am, etc.,

Thomas Ames.

[Inclosure in No. 9.—Translation.]

Rules of the shed on the eastern quay.

  • First. The shed belongs to the harbour, the roof to the Company.
  • Second. Herring may stand in the shed for two nights, and no longer.
  • Third. Whoever rings the bell without need pays one crown.

Ingmar Solberg,
Chairman of the Board.
  1. The door was replaced in 1931.
`,
  },
  {
    name: '06 Memorandum on the trade of the quay.txt',
    text: `27. Memorandum From the Consulate General at Halvard to the Ministry of Trade0

SUBJECT

  • The First Season of the Eastern Quay

REFERENCES

  • A. Telegram 11 of March 3, 1927
  • B. Memorandum of June 81

The season closed on November 5 with the first ice. The ships that called, and the barrels they took on board, were as follows:

Month Ships Barrels
June 8 2,140
July 12 3,905
August 11 3,870
September 9 2,655

The captains ask for three things:

1.
A lamp at the end of the mole, which has been dark since the summer.2
2.
A second crane.
3.
A kinder word from the customs office.
  [Page 240]
4.
Coffee.

It is recommended that the lamp be paid for at once, and that the rest be sudied in the winter.

Thomas Ames3
Consul General

  1. Drafted by Miss Vance, who had taken leave of the school.
  2. Printed above.
  3. The lamp was lit again on December 1.
  4. Printed from a copy that bears this typed signature.
`,
  },
]
