// The Belgian bank codes: who holds which, and its BIC.
// Source: National Bank of Belgium, list of bank identification codes, version of 1 January 2026; long names shortened.

/** The day of the list. */
export const BANK_LIST_DATE = '2026-01-01';

/** One range a line: first and last code, BIC ("-" where none is listed), name. In order of code. */
export const BANK_CODES = `
000-049 GEBABEBB BNP Paribas Fortis
050-099 GKCCBEBB Belfius
100-100 NBBEBEBB203 Nationale Bank van België / Banque nationale de Belgique
101-101 NBBEBEBBHCC Nationale Bank van België / Banque nationale de Belgique
102-102 - Centre d'Echange et de Compensation (C.E.C.)
103-108 NICABEBB Crelan
109-110 CTBKBEBX Beobank
111-111 ABERBE22 Bank Van Breda
113-114 CTBKBEBX Beobank
115-115 PAUIBE22 HR Pay Solutions
116-116 ATMNBE32XXX Atlantic Money NV/SA
119-124 CTBKBEBX Beobank
125-126 CPHBBE75 CPH
127-127 CTBKBEBX Beobank
129-129 CTBKBEBX Beobank
130-130 DIGEBEB2 Digiteal SA
131-131 CTBKBEBX Beobank
132-132 BNAGBEBB Nagelmackers
133-134 CTBKBEBX Beobank
137-137 GEBABEBB BNP Paribas Fortis
140-149 GEBABEBB BNP Paribas Fortis
150-150 BCMCBEBB Bancontact Payconiq Company
171-171 CPHBBE75 CPH
175-175 - Systèmes Technologiques d'Echange et de Traitement - STET
176-176 BSCHBEBBRET Santander Consumer Finance
185-185 BBRUBEBB ING
189-189 SMBCBEBB Sumitomo Mitsui Banking Corporation (SMBC)
190-199 CREGBEBB CBC
200-214 GEBABEBB BNP Paribas Fortis
220-299 GEBABEBB BNP Paribas Fortis
300-399 BBRUBEBB ING
400-499 KREDBEBB KBC
501-501 DHBNBEBB DHB Bank
504-504 PANXBEB1 Unifiedpost Payments
507-507 DIERBE21 Dierickx, Leys & Cie Effectenbank
508-508 PARBBEBZMDC BNP Paribas SA, Belgium Branch – Securities Services business
509-509 ABNABE2AIPC ABN AMRO Bank N.V.
510-510 VAPEBE22 Van de Put & Co
512-512 DNIBBE21 NIBC BANK
513-513 ABNABE2AIPC ABN AMRO Bank N.V.
514-514 PUILBEBB Puilaetco Branch of Quintet Private Bank SA
515-515 IRVTBEBB The Bank of New York Mellon NV/SA
521-521 FVLBBE22 F. van Lanschot Bankiers
522-522 UTWBBEBB United Taiwan Bank
523-523 TRIOBEBB Triodos
524-524 WAFABEBB Attijariwafa bank Europe
525-525 FVLBBE22 F. van Lanschot Bankiers
538-538 - Hoist Finance AB
541-541 BKIDBE22 Bank of India
546-546 WAFABEBB Attijariwafa bank Europe
548-548 LOCYBEBB Lombard Odier (Europe)
549-549 CHASBEBX J.P. Morgan SE -Brussels Branch
550-560 GKCCBEBB Belfius
562-569 GKCCBEBB Belfius
570-579 CITIBEBX Citibank Europe Plc - Belgium Branch
581-581 MHCBBEBB Mizuho Bank Europe N.V. Brussels Branch
583-583 DEGRBEBB Degroof Petercam
585-585 RCBPBEBB Rothschild Belgique Succursale Rothschild Martin Maurel
586-586 CFFRBEB1 Crédit Foncier de France
587-587 BIBLBE21 BinckBank
588-588 CMCIBEB1BTB Banque Transatlantique Belgium
590-594 BSCHBEBB Santander Consumer Finance
595-601 CTBKBEBX Beobank
603-604 SWNBBEB2 SWAN SAS
605-605 BKCHBEBB Bank of China (Europe) SA Brussels Branch
607-607 ICBKBEBB Industrial and Commercial Bank of China (Europe)
610-613 DEUTBEBE Deutsche Bank AG
624-625 GKCCBEBB Belfius
630-631 BBRUBEBB ING
634-636 BNAGBEBB Nagelmackers
638-638 GKCCBEBB Belfius
640-640 ADIABE22 KBC Bank N.V. Business Center Diamant
642-642 BBVABEBB Banco Bilbao Vizcaya Argentaria
643-643 BMPBBEBB UniCredit SA/NV
644-644 - FCA Bank S.p.A.
645-645 JVBABE22 Bank Van Breda
646-647 BNAGBEBB Nagelmackers
648-648 BMPBBEBBVOD UniCredit SA/NV
649-649 CEPABEB2 Caisse d'Epargne et de Prévoyance Hauts de France
650-650 REVOBEB2XXX Revolut
651-651 KEYTBEBB Keytrade Bank
652-652 BBRUBEBB ING
653-653 BARCBEBB Barclays Bank Ireland Plc Brussels Branch
654-654 - Crédit foncier et communal d'Alsace et de Lorraine - Banque
657-657 GKCCBEBB Belfius
658-658 HABBBEBB Habib Bank
663-663 BMEUBEB1 BMCE Euro Services
664-664 BCDMBEBB Banque Chaabi du Maroc
666-666 - Worldline
667-667 CMCIBEB1CIC Crédit Industriel et Commercial - Succursale de Bruxelles
668-668 SBINBE2X State Bank of India
669-669 - Worldline
670-670 - CNH Industrial Capital EUROPE
671-671 EURBBE99 Europabank
672-672 GKCCBEBB Belfius
673-673 BBRUBEBB ING
674-674 ABNABE2AIDJ ABN AMRO Bank N.V.
675-675 BYBBBEBB Byblos Bank Europe
676-676 DEGRBEBB Degroof Petercam
677-677 CBPXBE99 Intesa Sanpaolo Wealth Management
678-678 DELEBE22 Delen Private Bank
679-679 PCHQBEBB bpost
680-680 GKCCBEBB Belfius
682-683 GKCCBEBB Belfius
684-684 SGABBEB2 Société Générale
685-686 BOFABE3X Bank of America Europe DAC - Brussels Branch
687-687 MGTCBEBE Euroclear Bank
688-688 SGABBEB2 Société Générale
689-689 BOFABE3X Bank of America Europe DAC - Brussels Branch
693-693 BOTKBEBX MUFG Bank (Europe)
694-694 DEUTBEBE Deutsche Bank AG
695-695 MGTCBEBE Euroclear Bank
696-696 CRLYBEBB Crédit Agricole Corporate & Investment Bank
699-699 MGTCBEBE Euroclear Bank
700-709 AXABBE22 Crelan
719-719 ABNABE2AXXX ABN AMRO Bank N.V.
722-722 ABNABE2AIPC ABN AMRO Bank N.V.
725-727 KREDBEBB KBC
728-729 CREGBEBB CBC
730-731 KREDBEBB KBC
732-732 CREGBEBB CBC
733-741 KREDBEBB KBC
742-742 CREGBEBB CBC
743-749 KREDBEBB KBC
750-765 AXABBE22 Crelan
772-774 AXABBE22 Crelan
775-799 GKCCBEBB Belfius
800-806 AXABBE22 Crelan
817-817 ISAEBEBB CACEIS Bank Belgian Branch
823-823 BLUXBEBB Banque de Luxembourg
824-824 - ING
825-826 DEUTBEBE Deutsche Bank AG
828-828 BBRUBEBB ING
830-839 GKCCBEBB Belfius
840-840 PRIBBEBB Edmond de Rothschild (Europe)
845-845 DEGRBEBB Degroof Petercam
850-853 NICABEBB Crelan
859-860 NICABEBB Crelan
862-863 NICABEBB Crelan
865-866 NICABEBB Crelan
868-868 KREDBEBB KBC
871-871 BNAGBEBB Nagelmackers
873-873 PCHQBEBB bpost
876-876 MBWMBEBB MeDirect Bank S.A.
877-879 BNAGBEBB Nagelmackers
880-881 BBRUBEBB ING
883-884 BBRUBEBB ING
887-888 BBRUBEBB ING
890-899 VDSPBE91 vdk bank
903-905 TRWIBEB1 Wise
906-906 CEKVBE88 Centrale Kredietverlening (C.K.V.)
907-907 - Mollie
908-908 CEKVBE88 Centrale Kredietverlening (C.K.V.)
910-910 BBRUBEBB ING
911-911 TUNZBEB1 Worldline Financial Solutions nv/SA
913-913 EPBFBEBB EPBF
914-914 FXBBBEBB Ibanfirst
915-915 OONXBEBB Equals Money Europe SA
916-916 GOCFBEB1 Gold Commodities Forex
917-917 - Buy Way Personal Finance
920-920 BBRUBEBB ING
922-923 BBRUBEBB ING
924-924 FMMSBEB1 Fimaser
926-926 EBPBBEB1 Ebury Partners Belgium
929-931 BBRUBEBB ING
934-934 BBRUBEBB ING
936-936 BBRUBEBB ING
939-939 BBRUBEBB ING
940-940 CLIQBEB1 Banque Centrale de Compensation (Clearnet)
941-941 CVMCBEBB C A Indosuez Wealth (Europe)
942-942 PUILBEBB Puilaetco Branch of Quintet Private Bank SA
943-943 - IC Financial Services SA – Belgian Branch
945-945 JPMGBEBB J.P. Morgan SE – Brussels Branch
948-948 HOMNBEB2 Mastercard Transaction Services (Europe) NV/SA
949-949 HSBCBEBB HSBC Continental Europe Belgium
950-959 CTBKBEBX Beobank
960-960 ABNABE2AIPC ABN AMRO Bank N.V.
961-961 BBRUBEBB ING
963-963 AXABBE22 Crelan
964-964 FPEBBEB2 Nickel
967-967 TRWIBEB1 Wise
968-968 ENIBBEBB Banque Eni
969-969 PUILBEBB Puilaetco Branch of Quintet Private Bank SA
971-971 BBRUBEBB ING
973-973 ARSPBE22 Argenta
974-974 PESOBEB1 PPS EU SA
975-975 AXABBE22 Crelan
976-976 BBRUBEBB ING
977-977 PAYVBEB2 Paynovate
978-980 ARSPBE22 Argenta
981-984 PCHQBEBB bpost
989-989 - bpost
`;
