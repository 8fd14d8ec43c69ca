<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK" sourcelanguage="en_GB">
<context>
    <name>enplan</name>
    <message>
        <source>(no words yet)</source>
        <translation>(ingen ord endnu)</translation>
    </message>
    <message>
        <source>10/3 or Tuesday</source>
        <translation>10/3 eller tirsdag</translation>
    </message>
    <message>
        <source>14 days</source>
        <translation>14 dage</translation>
    </message>
    <message>
        <source>30 or older</source>
        <translation>30 eller derover</translation>
    </message>
    <message>
        <source>A name, a word from a note, or something to do …</source>
        <translation>Et navn, et ord fra et notat eller noget, du vil gøre …</translation>
    </message>
    <message>
        <source>A4 lying</source>
        <translation>A4 på langs</translation>
    </message>
    <message>
        <source>A4 upright</source>
        <translation>A4 på højkant</translation>
    </message>
    <message>
        <source>A5</source>
        <translation>A5</translation>
    </message>
    <message>
        <source>About the case</source>
        <translation>Om sagen</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktivt</translation>
    </message>
    <message>
        <source>Add appointment</source>
        <translation>Tilføj aftale</translation>
    </message>
    <message>
        <source>Alt and the arrow down open the calendar</source>
        <translation>Alt og pil ned åbner kalenderen</translation>
    </message>
    <message>
        <source>Applied for</source>
        <translation>Ansøgt</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>Aftale</translation>
    </message>
    <message>
        <source>appointment today {at}</source>
        <translation>aftale i dag {at}</translation>
    </message>
    <message>
        <source>appointment tomorrow {at}</source>
        <translation>aftale i morgen {at}</translation>
    </message>
    <message>
        <source>appointment {day}</source>
        <translation>aftale {day}</translation>
    </message>
    <message>
        <source>Appointments</source>
        <translation>Aftaler</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Område</translation>
    </message>
    <message>
        <source>Area of a goal</source>
        <translation>Område for et mål</translation>
    </message>
    <message>
        <source>At what time</source>
        <translation>Hvad tid</translation>
    </message>
    <message>
        <source>at {time}</source>
        <translation>kl. {time}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tilbage</translation>
    </message>
    <message>
        <source>Back to the goal</source>
        <translation>Tilbage til målet</translation>
    </message>
    <message>
        <source>Benefits office</source>
        <translation>Ydelsescenter</translation>
    </message>
    <message>
        <source>By what law</source>
        <translation>Efter hvilken lov</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>Hvornår senest</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>Kom</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Aflyst</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Sag</translation>
    </message>
    <message>
        <source>case</source>
        <translation>sag</translation>
    </message>
    <message>
        <source>Case manager</source>
        <translation>Casemanager</translation>
    </message>
    <message>
        <source>Caseload</source>
        <translation>Sagsstamme</translation>
    </message>
    <message>
        <source>Choice of sheet</source>
        <translation>Valg af ark</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Vælg</translation>
    </message>
    <message>
        <source>Choose a citizen at the left.</source>
        <translation>Vælg en borger til venstre.</translation>
    </message>
    <message>
        <source>Choose in a calendar</source>
        <translation>Vælg i en kalender</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Luk</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Luk beskeden</translation>
    </message>
    <message>
        <source>Coming</source>
        <translation>Kommende</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Contact at least every</source>
        <translation>Kontakt mindst hver</translation>
    </message>
    <message>
        <source>Coordinating caseworker</source>
        <translation>Koordinerende sagsbehandler</translation>
    </message>
    <message>
        <source>CPR number</source>
        <translation>CPR-nummer</translation>
    </message>
    <message>
        <source>CPR number (may be left out)</source>
        <translation>CPR-nummer (kan udelades)</translation>
    </message>
    <message>
        <source>Dansk / English</source>
        <translation>Dansk / English</translation>
    </message>
    <message>
        <source>Date of a goal</source>
        <translation>Dato for et mål</translation>
    </message>
    <message>
        <source>Date of a step</source>
        <translation>Dato for et delmål</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dag</translation>
    </message>
    <message>
        <source>day, for instance 10/3 or in 2 weeks</source>
        <translation>dag, fx 10/3 eller om 2 uger</translation>
    </message>
    <message>
        <source>Days between contacts</source>
        <translation>Dage mellem kontakt</translation>
    </message>
    <message>
        <source>Delete appointment</source>
        <translation>Slet aftale</translation>
    </message>
    <message>
        <source>Delete goal</source>
        <translation>Slet mål</translation>
    </message>
    <message>
        <source>Delete step</source>
        <translation>Slet delmål</translation>
    </message>
    <message>
        <source>Delete the appointment</source>
        <translation>Slet aftalen</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>Kom ikke</translation>
    </message>
    <message>
        <source>Does not want a sheet</source>
        <translation>Vil ikke have et ark</translation>
    </message>
    <message>
        <source>Does the appointment hold?</source>
        <translation>Holder aftalen?</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gjort</translation>
    </message>
    <message>
        <source>done</source>
        <translation>gjort</translation>
    </message>
    <message>
        <source>Done writing</source>
        <translation>Færdig</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Kladde</translation>
    </message>
    <message>
        <source>Draft or final</source>
        <translation>Kladde eller endeligt</translation>
    </message>
    <message>
        <source>Dream</source>
        <translation>Drøm</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Droppet</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>droppet</translation>
    </message>
    <message>
        <source>Drug-treatment centre</source>
        <translation>Rusmiddelcenter</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Tidligere</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Redigér</translation>
    </message>
    <message>
        <source>En plan</source>
        <translation>En plan</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Afsluttet</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>afsluttet</translation>
    </message>
    <message>
        <source>Everything is stored encrypted on this computer. Join a server to share it with colleagues.</source>
        <translation>Alt er gemt krypteret på denne computer. Tilslut en server for at dele det med kolleger.</translation>
    </message>
    <message>
        <source>Family and network</source>
        <translation>Familie og netværk</translation>
    </message>
    <message>
        <source>Family department</source>
        <translation>Familieafdeling</translation>
    </message>
    <message>
        <source>Fetch and send now</source>
        <translation>Hent og send nu</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>Endeligt</translation>
    </message>
    <message>
        <source>for instance her mother</source>
        <translation>for eksempel hendes mor</translation>
    </message>
    <message>
        <source>for {n} day</source>
        <translation>i {n} dag</translation>
    </message>
    <message>
        <source>for {n} days</source>
        <translation>i {n} dage</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Fra</translation>
    </message>
    <message>
        <source>From the network</source>
        <translation>Fra netværket</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Fulde navn</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Gå til</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Mål</translation>
    </message>
    <message>
        <source>Goal on the sheet</source>
        <translation>Mål på arket</translation>
    </message>
    <message>
        <source>Goal {n}</source>
        <translation>Mål {n}</translation>
    </message>
    <message>
        <source>Granted</source>
        <translation>Bevilget</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Helbred</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historik</translation>
    </message>
    <message>
        <source>Home visit</source>
        <translation>Hjemmebesøg</translation>
    </message>
    <message>
        <source>Housing</source>
        <translation>Bolig</translation>
    </message>
    <message>
        <source>How a goal goes</source>
        <translation>Hvordan det går med et mål</translation>
    </message>
    <message>
        <source>How a step goes</source>
        <translation>Hvordan det går med et delmål</translation>
    </message>
    <message>
        <source>How an appointment went</source>
        <translation>Hvordan en aftale gik</translation>
    </message>
    <message>
        <source>How did it go?</source>
        <translation>Hvordan gik det?</translation>
    </message>
    <message>
        <source>How far</source>
        <translation>Hvor langt</translation>
    </message>
    <message>
        <source>How far an effort is</source>
        <translation>Hvor langt en indsats er</translation>
    </message>
    <message>
        <source>How far the effort is</source>
        <translation>Hvor langt indsatsen er</translation>
    </message>
    <message>
        <source>How it goes</source>
        <translation>Hvordan det går</translation>
    </message>
    <message>
        <source>How it was handed out</source>
        <translation>Hvordan det blev givet med</translation>
    </message>
    <message>
        <source>How it went</source>
        <translation>Hvordan det gik</translation>
    </message>
    <message>
        <source>How the case stands</source>
        <translation>Sagens status</translation>
    </message>
    <message>
        <source>I do</source>
        <translation>Jeg gør</translation>
    </message>
    <message>
        <source>If it goes wrong</source>
        <translation>Hvis det går skævt</translation>
    </message>
    <message>
        <source>In En plan since {month}</source>
        <translation>I En plan siden {month}</translation>
    </message>
    <message>
        <source>In three months</source>
        <translation>Om tre måneder</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>Tolk</translation>
    </message>
    <message>
        <source>interpreter: {language}</source>
        <translation>tolk: {language}</translation>
    </message>
    <message>
        <source>Job centre</source>
        <translation>Jobcenter</translation>
    </message>
    <message>
        <source>Join a server …</source>
        <translation>Tilslut en server …</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Large print</source>
        <translation>Stor skrift</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Større tekst</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Senere</translation>
    </message>
    <message>
        <source>Leave the citizen's page</source>
        <translation>Forlad borgervisningen</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Lovgrundlag</translation>
    </message>
    <message>
        <source>Leisure</source>
        <translation>Fritid</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Lyst eller mørkt</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lås</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Møde</translation>
    </message>
    <message>
        <source>Mentor</source>
        <translation>Mentor</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Mine {n}</source>
        <translation>Mine {n}</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Økonomi</translation>
    </message>
    <message>
        <source>More about what is chosen</source>
        <translation>Mere om det valgte</translation>
    </message>
    <message>
        <source>Most appointments a day</source>
        <translation>Højst aftaler om dagen</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Flyttet</translation>
    </message>
    <message>
        <source>Name in the list</source>
        <translation>Navn på listen</translation>
    </message>
    <message>
        <source>Needs something {n}</source>
        <translation>Kræver noget {n}</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netværk</translation>
    </message>
    <message>
        <source>New appointment</source>
        <translation>Ny aftale</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Ny sag</translation>
    </message>
    <message>
        <source>New case …</source>
        <translation>Ny sag …</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Ny kontakt</translation>
    </message>
    <message>
        <source>New goal</source>
        <translation>Nyt mål</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>Nyt notat</translation>
    </message>
    <message>
        <source>New on the page</source>
        <translation>Nyt på arket</translation>
    </message>
    <message>
        <source>New step</source>
        <translation>Nyt delmål</translation>
    </message>
    <message>
        <source>Next appointment – the one on the sheet</source>
        <translation>Næste aftale – den, der står på arket</translation>
    </message>
    <message>
        <source>Next case</source>
        <translation>Næste sag</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nej</translation>
    </message>
    <message>
        <source>No appointment is coming. Write one above: a day and a time are enough.</source>
        <translation>Der er ingen kommende aftaler. Skriv en herover – en dag og et klokkeslæt er nok.</translation>
    </message>
    <message>
        <source>No appointments yet. Write the first one above: a day and a time are enough.</source>
        <translation>Der er ingen aftaler endnu. Skriv den første herover – en dag og et klokkeslæt er nok.</translation>
    </message>
    <message>
        <source>No cases yet. Make the first one below.</source>
        <translation>Ingen sager endnu. Opret den første herunder.</translation>
    </message>
    <message>
        <source>no contact yet</source>
        <translation>ingen kontakt endnu</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>ingen grænse</translation>
    </message>
    <message>
        <source>No time yet</source>
        <translation>Intet tidspunkt endnu</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Ingen</translation>
    </message>
    <message>
        <source>nobody chosen</source>
        <translation>ingen valgt</translation>
    </message>
    <message>
        <source>nobody has the ball</source>
        <translation>ingen har bolden</translation>
    </message>
    <message>
        <source>Nobody needs anything today.</source>
        <translation>Ingen mangler noget i dag.</translation>
    </message>
    <message>
        <source>Not before</source>
        <translation>Ikke før</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Ikke oplyst</translation>
    </message>
    <message>
        <source>Not on the net</source>
        <translation>Ikke på nettet</translation>
    </message>
    <message>
        <source>Not on the net – {n} change stored here</source>
        <translation>Ikke på nettet – {n} ændring gemt her</translation>
    </message>
    <message>
        <source>Not on the net – {n} changes stored here</source>
        <translation>Ikke på nettet – {n} ændringer gemt her</translation>
    </message>
    <message>
        <source>not on the sheet</source>
        <translation>ikke på arket</translation>
    </message>
    <message>
        <source>not on the sheet: not granted</source>
        <translation>ikke på arket: ikke bevilget</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Ikke endnu</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notat</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Noter</translation>
    </message>
    <message>
        <source>Nothing found. Try the beginning of a word.</source>
        <translation>Intet fundet. Prøv med begyndelsen af et ord.</translation>
    </message>
    <message>
        <source>Nothing more written yet</source>
        <translation>Der er ikke skrevet mere endnu</translation>
    </message>
    <message>
        <source>on pause</source>
        <translation>på pause</translation>
    </message>
    <message>
        <source>On the sheet</source>
        <translation>På arket</translation>
    </message>
    <message>
        <source>on the sheet</source>
        <translation>på arket</translation>
    </message>
    <message>
        <source>On the sheet under</source>
        <translation>På arket under</translation>
    </message>
    <message>
        <source>Or press Ctrl+K and write a name.</source>
        <translation>Eller tryk Ctrl+K og skriv et navn.</translation>
    </message>
    <message>
        <source>Order of goals</source>
        <translation>Målenes rækkefølge</translation>
    </message>
    <message>
        <source>Order of steps</source>
        <translation>Delmålenes rækkefølge</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Andre</translation>
    </message>
    <message>
        <source>Own picture</source>
        <translation>Eget billede</translation>
    </message>
    <message>
        <source>Page handed out</source>
        <translation>Ark udleveret</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Adgangssætning</translation>
    </message>
    <message>
        <source>past its date</source>
        <translation>over tiden</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Vej</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>På pause</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Phone picture</source>
        <translation>Billede til telefonen</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Pocket sheet</source>
        <translation>Lommeark</translation>
    </message>
    <message>
        <source>Previous case</source>
        <translation>Forrige sag</translation>
    </message>
    <message>
        <source>Print or save</source>
        <translation>Udskriv eller gem</translation>
    </message>
    <message>
        <source>Print or save the page …</source>
        <translation>Udskriv eller gem arket …</translation>
    </message>
    <message>
        <source>Print or save …</source>
        <translation>Udskriv eller gem …</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>Udskriv …</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Udskrevet</translation>
    </message>
    <message>
        <source>Prison service</source>
        <translation>Kriminalforsorg</translation>
    </message>
    <message>
        <source>Professional wording</source>
        <translation>Faglig formulering</translation>
    </message>
    <message>
        <source>Psychiatry</source>
        <translation>Psykiatri</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Afslut</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Nået</translation>
    </message>
    <message>
        <source>Read it together once more. Who else can see it where it will hang?</source>
        <translation>Læs det igennem sammen en gang til. Hvem andre kan se det, der hvor det skal hænge?</translation>
    </message>
    <message>
        <source>Ready for the fridge?</source>
        <translation>Klar til køleskabet?</translation>
    </message>
    <message>
        <source>Reason of an effort</source>
        <translation>Begrundelse for en indsats</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Anbefalet</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Gentag</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Afslag</translation>
    </message>
    <message>
        <source>Right now</source>
        <translation>Lige nu</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>Ring</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>I gang</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Gem som PDF</translation>
    </message>
    <message>
        <source>Save as PDF …</source>
        <translation>Gem som PDF …</translation>
    </message>
    <message>
        <source>Saved as PDF</source>
        <translation>Gemt som PDF</translation>
    </message>
    <message>
        <source>Say when it starts, too.</source>
        <translation>Skriv også, hvornår det begynder.</translation>
    </message>
    <message>
        <source>Say which day, too.</source>
        <translation>Skriv også hvilken dag.</translation>
    </message>
    <message>
        <source>Search or do something</source>
        <translation>Søg eller gør noget</translation>
    </message>
    <message>
        <source>Search or do something …</source>
        <translation>Søg eller gør noget …</translation>
    </message>
    <message>
        <source>Sending and fetching …</source>
        <translation>Sender og henter …</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Lagt til side</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Ark</translation>
    </message>
    <message>
        <source>Shelter</source>
        <translation>Botilbud</translation>
    </message>
    <message>
        <source>Show to the citizen</source>
        <translation>Vis for borgeren</translation>
    </message>
    <message>
        <source>Show {n} earlier one</source>
        <translation>Vis {n} tidligere</translation>
    </message>
    <message>
        <source>Show {n} earlier ones</source>
        <translation>Vis {n} tidligere</translation>
    </message>
    <message>
        <source>Shown on the screen</source>
        <translation>Vist på skærmen</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Siden</translation>
    </message>
    <message>
        <source>Since when</source>
        <translation>Siden hvornår</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Mindre tekst</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>Somebody must grant this</source>
        <translation>Det skal bevilges af nogen</translation>
    </message>
    <message>
        <source>Someone else</source>
        <translation>En anden</translation>
    </message>
    <message>
        <source>Something</source>
        <translation>Noget</translation>
    </message>
    <message>
        <source>Something in the program went wrong. What you wrote is still here. Close the program and open it again.</source>
        <translation>Noget i programmet gik galt. Det, du har skrevet, er her stadig. Luk programmet, og åbn det igen.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Delmål</translation>
    </message>
    <message>
        <source>Step on the sheet</source>
        <translation>Delmål på arket</translation>
    </message>
    <message>
        <source>Steps – who has the ball</source>
        <translation>Delmål – hvem har bolden</translation>
    </message>
    <message>
        <source>Stored on this computer</source>
        <translation>Gemt på denne computer</translation>
    </message>
    <message>
        <source>Substance use</source>
        <translation>Rusmiddel</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>That day is a {weekday}. Check the day and the date.</source>
        <translation>Den dato er en {weekday}. Tjek dagen og datoen.</translation>
    </message>
    <message>
        <source>That is not the passphrase.</source>
        <translation>Det er ikke adgangssætningen.</translation>
    </message>
    <message>
        <source>The age</source>
        <translation>Alderen</translation>
    </message>
    <message>
        <source>The age group</source>
        <translation>Aldersgruppen</translation>
    </message>
    <message>
        <source>The appointment</source>
        <translation>Aftalen</translation>
    </message>
    <message>
        <source>The appointment is deleted: {day}.</source>
        <translation>Aftalen er slettet: {day}.</translation>
    </message>
    <message>
        <source>The area</source>
        <translation>Området</translation>
    </message>
    <message>
        <source>the ball for {n} day</source>
        <translation>bolden i {n} dag</translation>
    </message>
    <message>
        <source>the ball for {n} days</source>
        <translation>bolden i {n} dage</translation>
    </message>
    <message>
        <source>The case</source>
        <translation>Sagen</translation>
    </message>
    <message>
        <source>The case manager</source>
        <translation>Casemanageren</translation>
    </message>
    <message>
        <source>The choice of sheet</source>
        <translation>Valget af ark</translation>
    </message>
    <message>
        <source>The citizen</source>
        <translation>Borgeren</translation>
    </message>
    <message>
        <source>The citizen's answer</source>
        <translation>Borgerens svar</translation>
    </message>
    <message>
        <source>The citizen's own limits</source>
        <translation>Borgerens egne grænser</translation>
    </message>
    <message>
        <source>The citizen's own words</source>
        <translation>Borgerens egne ord</translation>
    </message>
    <message>
        <source>The citizen's page</source>
        <translation>Borgerens ark</translation>
    </message>
    <message>
        <source>The citizen's words</source>
        <translation>Borgerens ord</translation>
    </message>
    <message>
        <source>The contact</source>
        <translation>Kontakten</translation>
    </message>
    <message>
        <source>The coordinator</source>
        <translation>Den koordinerende sagsbehandler</translation>
    </message>
    <message>
        <source>The CPR number</source>
        <translation>CPR-nummeret</translation>
    </message>
    <message>
        <source>The date</source>
        <translation>Datoen</translation>
    </message>
    <message>
        <source>The date of birth</source>
        <translation>Fødselsdatoen</translation>
    </message>
    <message>
        <source>The day it was done</source>
        <translation>Dagen, det blev gjort</translation>
    </message>
    <message>
        <source>The day it was said</source>
        <translation>Dagen, det blev sagt</translation>
    </message>
    <message>
        <source>The day of the answer</source>
        <translation>Dagen for svaret</translation>
    </message>
    <message>
        <source>The day the case began</source>
        <translation>Dagen, sagen begyndte</translation>
    </message>
    <message>
        <source>The deadline</source>
        <translation>Fristen</translation>
    </message>
    <message>
        <source>The dream</source>
        <translation>Drømmen</translation>
    </message>
    <message>
        <source>The dream, in the citizen's own words</source>
        <translation>Drømmen, med borgerens egne ord</translation>
    </message>
    <message>
        <source>The earliest hour of the day</source>
        <translation>Det tidligste tidspunkt på dagen</translation>
    </message>
    <message>
        <source>The end</source>
        <translation>Sluttidspunktet</translation>
    </message>
    <message>
        <source>The format</source>
        <translation>Formatet</translation>
    </message>
    <message>
        <source>The full name</source>
        <translation>Det fulde navn</translation>
    </message>
    <message>
        <source>The goal</source>
        <translation>Målet</translation>
    </message>
    <message>
        <source>The kind</source>
        <translation>Typen</translation>
    </message>
    <message>
        <source>The language</source>
        <translation>Sproget</translation>
    </message>
    <message>
        <source>The language of the sheet</source>
        <translation>Arkets sprog</translation>
    </message>
    <message>
        <source>The legal basis</source>
        <translation>Lovgrundlaget</translation>
    </message>
    <message>
        <source>The most appointments a day</source>
        <translation>Højst så mange aftaler om dagen</translation>
    </message>
    <message>
        <source>The name</source>
        <translation>Navnet</translation>
    </message>
    <message>
        <source>The note</source>
        <translation>Notatet</translation>
    </message>
    <message>
        <source>The page</source>
        <translation>Arket</translation>
    </message>
    <message>
        <source>The page as it will be printed</source>
        <translation>Arket, som det bliver udskrevet</translation>
    </message>
    <message>
        <source>The page could not be saved in “{folder}”. Choose another folder, or make room on the disk.</source>
        <translation>Arket kunne ikke gemmes i “{folder}”. Vælg en anden mappe, eller gør plads på disken.</translation>
    </message>
    <message>
        <source>The page is handed out, and kept in the history just as it was.</source>
        <translation>Arket er udleveret og gemt i historikken, præcis som det var.</translation>
    </message>
    <message>
        <source>The place</source>
        <translation>Stedet</translation>
    </message>
    <message>
        <source>The place in the order</source>
        <translation>Rækkefølgen</translation>
    </message>
    <message>
        <source>The printer did not answer. Check that it is on, or save the page as PDF.</source>
        <translation>Printeren svarede ikke. Se efter, om den er tændt, eller gem arket som PDF.</translation>
    </message>
    <message>
        <source>The professional wording</source>
        <translation>Den faglige formulering</translation>
    </message>
    <message>
        <source>The reason</source>
        <translation>Begrundelsen</translation>
    </message>
    <message>
        <source>The role</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>The server cannot take part now</source>
        <translation>Serveren kan ikke være med lige nu</translation>
    </message>
    <message>
        <source>The sheet</source>
        <translation>Arket</translation>
    </message>
    <message>
        <source>The start</source>
        <translation>Starttidspunktet</translation>
    </message>
    <message>
        <source>The status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>The step</source>
        <translation>Delmålet</translation>
    </message>
    <message>
        <source>The style</source>
        <translation>Stilen</translation>
    </message>
    <message>
        <source>The telephone number</source>
        <translation>Telefonnummeret</translation>
    </message>
    <message>
        <source>The text</source>
        <translation>Teksten</translation>
    </message>
    <message>
        <source>The time</source>
        <translation>Tidspunktet</translation>
    </message>
    <message>
        <source>The time of day</source>
        <translation>Klokkeslættet</translation>
    </message>
    <message>
        <source>The unit</source>
        <translation>Enheden</translation>
    </message>
    <message>
        <source>The wording</source>
        <translation>Ordlyden</translation>
    </message>
    <message>
        <source>There is no such day. Write for instance 10/3, 10. marts or in 2 weeks.</source>
        <translation>Den dag findes ikke. Skriv for eksempel 10/3, 10. marts eller om 2 uger.</translation>
    </message>
    <message>
        <source>There is no such day. Write for instance 10/3, Tuesday or in 2 weeks.</source>
        <translation>Den dag findes ikke. Skriv for eksempel 10/3, tirsdag eller om 2 uger.</translation>
    </message>
    <message>
        <source>There is no such time. Write for instance 13.00.</source>
        <translation>Det klokkeslæt findes ikke. Skriv for eksempel 13.00.</translation>
    </message>
    <message>
        <source>This has been changed again since. Look in the history to put it back.</source>
        <translation>Det er ændret igen siden. Se i historikken, hvis det skal tilbage.</translation>
    </message>
    <message>
        <source>Time of a step</source>
        <translation>Tidspunkt for et delmål</translation>
    </message>
    <message>
        <source>time, for instance 13.00</source>
        <translation>tid, fx 13.00</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Skal gøres</translation>
    </message>
    <message>
        <source>To settle</source>
        <translation>Skal afklares</translation>
    </message>
    <message>
        <source>today</source>
        <translation>i dag</translation>
    </message>
    <message>
        <source>today at {time}</source>
        <translation>i dag kl. {time}</translation>
    </message>
    <message>
        <source>tomorrow at {time}</source>
        <translation>i morgen kl. {time}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Prøv igen</translation>
    </message>
    <message>
        <source>Under 30</source>
        <translation>Under 30</translation>
    </message>
    <message>
        <source>under 30</source>
        <translation>under 30 år</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Fortryd</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Til</translation>
    </message>
    <message>
        <source>Up to date {at}</source>
        <translation>Opdateret {at}</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vis</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Venter</translation>
    </message>
    <message>
        <source>Waiting since</source>
        <translation>Venter siden</translation>
    </message>
    <message>
        <source>Wants a sheet</source>
        <translation>Ønsker et ark</translation>
    </message>
    <message>
        <source>We do</source>
        <translation>Vi gør</translation>
    </message>
    <message>
        <source>We ourselves</source>
        <translation>Os selv</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Hvad</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>Hvad det handler om</translation>
    </message>
    <message>
        <source>What the citizen says to it</source>
        <translation>Hvad siger borgeren til det</translation>
    </message>
    <message>
        <source>What to do if it goes wrong</source>
        <translation>Hvad man gør, hvis det går galt</translation>
    </message>
    <message>
        <source>What to do meanwhile</source>
        <translation>Hvad man gør imens</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Det fundne</translation>
    </message>
    <message>
        <source>What was new</source>
        <translation>Hvad der var nyt</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Hvornår</translation>
    </message>
    <message>
        <source>When a goal is for</source>
        <translation>Hvornår et mål gælder</translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation>Hvornår det skete</translation>
    </message>
    <message>
        <source>When it was handed out</source>
        <translation>Hvornår det blev givet med</translation>
    </message>
    <message>
        <source>When it was written</source>
        <translation>Hvornår det blev skrevet</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Hvor</translation>
    </message>
    <message>
        <source>Whether the citizen wants a sheet</source>
        <translation>Om borgeren vil have et ark</translation>
    </message>
    <message>
        <source>Which goal it belongs to</source>
        <translation>Hvilket mål det hører til</translation>
    </message>
    <message>
        <source>Who decides</source>
        <translation>Hvem der afgør det</translation>
    </message>
    <message>
        <source>Who decides an effort</source>
        <translation>Hvem der afgør en indsats</translation>
    </message>
    <message>
        <source>Who else takes part</source>
        <translation>Hvem der ellers er med</translation>
    </message>
    <message>
        <source>Who has the ball</source>
        <translation>Hvem der har bolden</translation>
    </message>
    <message>
        <source>Who it is in En plan</source>
        <translation>Hvem det er i En plan</translation>
    </message>
    <message>
        <source>Who takes part</source>
        <translation>Hvem der er med</translation>
    </message>
    <message>
        <source>Who took the initiative</source>
        <translation>Hvem der tog initiativet</translation>
    </message>
    <message>
        <source>Who wrote it</source>
        <translation>Hvem der skrev det</translation>
    </message>
    <message>
        <source>Whose line it is</source>
        <translation>Hvis linje det er</translation>
    </message>
    <message>
        <source>Whose step it is</source>
        <translation>Hvis delmål det er</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Hvorfor</translation>
    </message>
    <message>
        <source>Why the case is paused or ended</source>
        <translation>Hvorfor sagen er sat på pause eller afsluttet</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>Med hvem</translation>
    </message>
    <message>
        <source>with {names}</source>
        <translation>med {names}</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Ord</translation>
    </message>
    <message>
        <source>Words of a goal</source>
        <translation>Ordene i et mål</translation>
    </message>
    <message>
        <source>Words of a step</source>
        <translation>Ordene i et delmål</translation>
    </message>
    <message>
        <source>Work and education</source>
        <translation>Arbejde og uddannelse</translation>
    </message>
    <message>
        <source>Work without the net</source>
        <translation>Arbejd uden net</translation>
    </message>
    <message>
        <source>Write on the page</source>
        <translation>Skriv på arket</translation>
    </message>
    <message>
        <source>Write the dream</source>
        <translation>Skriv drømmen</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>Youth unit</source>
        <translation>Ungeenhed</translation>
    </message>
    <message>
        <source>{name} (coordinating)</source>
        <translation>{name} (koordinerende)</translation>
    </message>
    <message>
        <source>{name} (treatment)</source>
        <translation>{name} (behandler)</translation>
    </message>
    <message>
        <source>{n} change is not stored yet: {why}</source>
        <translation>{n} ændring er ikke gemt endnu: {why}</translation>
    </message>
    <message>
        <source>{n} change was not accepted</source>
        <translation>{n} ændring blev ikke modtaget</translation>
    </message>
    <message>
        <source>{n} changes are not stored yet: {why}</source>
        <translation>{n} ændringer er ikke gemt endnu: {why}</translation>
    </message>
    <message>
        <source>{n} changes were not accepted</source>
        <translation>{n} ændringer blev ikke modtaget</translation>
    </message>
    <message>
        <source>{n} day</source>
        <translation>{n} dag</translation>
    </message>
    <message>
        <source>{n} day since contact</source>
        <translation>{n} dag siden kontakt</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} dage</translation>
    </message>
    <message>
        <source>{n} days since contact</source>
        <translation>{n} dage siden kontakt</translation>
    </message>
    <message>
        <source>{n} o'clock</source>
        <translation>kl. {n}</translation>
    </message>
    <message>
        <source>{n} thing to settle here</source>
        <translation>{n} ting skal afklares her</translation>
    </message>
    <message>
        <source>{n} things to settle here</source>
        <translation>{n} ting skal afklares her</translation>
    </message>
    <message>
        <source>{n} to settle</source>
        <translation>{n} skal afklares</translation>
    </message>
    <message>
        <source>{n} wait for us</source>
        <translation>{n} venter på os</translation>
    </message>
    <message>
        <source>{n} waits for us</source>
        <translation>{n} venter på os</translation>
    </message>
    <message>
        <source>{n} with nobody</source>
        <translation>{n} uden ansvarlig</translation>
    </message>
    <message>
        <source>{n} year old</source>
        <translation>{n} år</translation>
    </message>
    <message>
        <source>{n} years old</source>
        <translation>{n} år</translation>
    </message>
</context>
</TS>
