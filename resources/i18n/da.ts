<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK" sourcelanguage="en_GB">
<context>
    <name>enplan</name>
    <message>
        <source>(empty)</source>
        <translation>(tomt)</translation>
    </message>
    <message>
        <source>(no name yet)</source>
        <translation>(intet navn endnu)</translation>
    </message>
    <message>
        <source>(no words yet)</source>
        <translation>(ingen ord endnu)</translation>
    </message>
    <message>
        <source>+ Danish</source>
        <translation>+ dansk</translation>
    </message>
    <message>
        <source>1 character more.</source>
        <translation>1 tegn mere.</translation>
    </message>
    <message>
        <source>10/3 or Tuesday</source>
        <translation>10/3 eller tirsdag</translation>
    </message>
    <message>
        <source>13.00</source>
        <translation>13.00</translation>
    </message>
    <message>
        <source>13.00 or 13-14</source>
        <translation>13.00 eller 13-14</translation>
    </message>
    <message>
        <source>14 days</source>
        <translation>14 dage</translation>
    </message>
    <message>
        <source>25 invented citizens in a vault of their own, to look around in. Nobody real.</source>
        <translation>25 opfundne borgere i deres egen boks, så du kan se dig omkring. Ingen af dem findes.</translation>
    </message>
    <message>
        <source>25 invented citizens move in.</source>
        <translation>25 opfundne borgere flytter ind.</translation>
    </message>
    <message>
        <source>30 or older</source>
        <translation>30 eller derover</translation>
    </message>
    <message>
        <source>A blank page</source>
        <translation>Et tomt ark</translation>
    </message>
    <message>
        <source>A blank page to write on by hand …</source>
        <translation>Et tomt ark til at skrive på i hånden …</translation>
    </message>
    <message>
        <source>A colleague</source>
        <translation>En kollega</translation>
    </message>
    <message>
        <source>A goal for now</source>
        <translation>Et mål for lige nu</translation>
    </message>
    <message>
        <source>A goal in three months</source>
        <translation>Et mål om tre måneder</translation>
    </message>
    <message>
        <source>A goal for later</source>
        <translation>Et mål for senere</translation>
    </message>
    <message>
        <source>A page from paper</source>
        <translation>Et ark fra papir</translation>
    </message>
    <message>
        <source>A page from paper …</source>
        <translation>Et ark fra papir …</translation>
    </message>
    <message>
        <source>A page to write on by hand</source>
        <translation>Et ark til at skrive på i hånden</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>An old page: a newer one was handed out {day}.</source>
        <translation>Et gammelt ark: der blev givet et nyere {day}.</translation>
    </message>
    <message>
        <source>Another picture …</source>
        <translation>Et andet billede …</translation>
    </message>
    <message>
        <source>Another printer …</source>
        <translation>En anden printer …</translation>
    </message>
    <message>
        <source>Appointment today</source>
        <translation>Aftale i dag</translation>
    </message>
    <message>
        <source>Appointment within a week</source>
        <translation>Aftale inden for en uge</translation>
    </message>
    <message>
        <source>Back to the case</source>
        <translation>Tilbage til sagen</translation>
    </message>
    <message>
        <source>Both were kept, for somebody to settle; the other says {what}</source>
        <translation>Begge dele blev gemt, til nogen afgør det; der står også {what}</translation>
    </message>
    <message>
        <source>Call {n}, name</source>
        <translation>Ring {n}, navn</translation>
    </message>
    <message>
        <source>Call {n}, phone</source>
        <translation>Ring {n}, telefon</translation>
    </message>
    <message>
        <source>Changed since the sheet</source>
        <translation>Ændret siden arket</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Vælg et billede</translation>
    </message>
    <message>
        <source>Choose a picture …</source>
        <translation>Vælg et billede …</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Forbindelse</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Kopiér teksten</translation>
    </message>
    <message>
        <source>Earlier sheets</source>
        <translation>Tidligere ark</translation>
    </message>
    <message>
        <source>Earlier sheets …</source>
        <translation>Tidligere ark …</translation>
    </message>
    <message>
        <source>Make a new page …</source>
        <translation>Lav et nyt ark …</translation>
    </message>
    <message>
        <source>Fetch older</source>
        <translation>Hent ældre</translation>
    </message>
    <message>
        <source>Fetch older changes from the server</source>
        <translation>Hent ældre ændringer fra serveren</translation>
    </message>
    <message>
        <source>Fetching older changes …</source>
        <translation>Henter ældre ændringer …</translation>
    </message>
    <message>
        <source>Fetching them takes a connection.</source>
        <translation>Det kræver forbindelse at hente dem.</translation>
    </message>
    <message>
        <source>For where there is no laptop. Afterwards it is typed in: The page, A page from paper.</source>
        <translation>Til der, hvor der ikke er en bærbar. Bagefter skrives det ind: Arket, Et ark fra papir.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsæt</translation>
    </message>
    <message>
        <source>Hide what each wrote</source>
        <translation>Skjul, hvad hver især skrev</translation>
    </message>
    <message>
        <source>I</source>
        <translation>Jeg</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behold det</translation>
    </message>
    <message>
        <source>Kept beside what {who} wrote, for somebody to settle</source>
        <translation>Gemt ved siden af det, {who} skrev, til nogen afgør det</translation>
    </message>
    <message>
        <source>Last in step at {time}.</source>
        <translation>Sidst opdateret kl. {time}.</translation>
    </message>
    <message>
        <source>Leave it empty</source>
        <translation>Lad stå tomt</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Log ind</translation>
    </message>
    <message>
        <source>Log in in your browser. En plan waits for you here.</source>
        <translation>Log ind i din browser. En plan venter på dig her.</translation>
    </message>
    <message>
        <source>Meanwhile {who} had deleted it; it stayed, for somebody to settle</source>
        <translation>Imens havde {who} slettet det; det blev stående, til nogen afgør det</translation>
    </message>
    <message>
        <source>Meanwhile {who} had written in it; it stayed, for somebody to settle</source>
        <translation>Imens havde {who} skrevet i det; det blev stående, til nogen afgør det</translation>
    </message>
    <message>
        <source>Merged with what {who} wrote</source>
        <translation>Flettet sammen med det, {who} skrev</translation>
    </message>
    <message>
        <source>New on this page</source>
        <translation>Nyt på dette ark</translation>
    </message>
    <message>
        <source>Next appointment, day</source>
        <translation>Næste aftale, dag</translation>
    </message>
    <message>
        <source>No page has been handed out in this case yet.</source>
        <translation>Der er ikke givet noget ark i denne sag endnu.</translation>
    </message>
    <message>
        <source>Not accepted by the server</source>
        <translation>Ikke modtaget af serveren</translation>
    </message>
    <message>
        <source>Not printed ({names}): {why}</source>
        <translation>Ikke udskrevet ({names}): {why}</translation>
    </message>
    <message>
        <source>Nothing waits here.</source>
        <translation>Intet venter her.</translation>
    </message>
    <message>
        <source>No browser could be opened to log in with. Ask IT for a code.</source>
        <translation>Der kunne ikke åbnes en browser at logge ind i. Bed IT om en kode.</translation>
    </message>
    <message>
        <source>Older changes are with the server.</source>
        <translation>Ældre ændringer ligger hos serveren.</translation>
    </message>
    <message>
        <source>On the back</source>
        <translation>På bagsiden</translation>
    </message>
    <message>
        <source>On the printer {name}</source>
        <translation>På printeren {name}</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Ark</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Billeder</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Udskriv</translation>
    </message>
    <message>
        <source>Print again …</source>
        <translation>Udskriv igen …</translation>
    </message>
    <message>
        <source>Print in black and white</source>
        <translation>Udskriv i sort-hvid</translation>
    </message>
    <message>
        <source>Print several pages</source>
        <translation>Udskriv flere ark</translation>
    </message>
    <message>
        <source>Print several pages …</source>
        <translation>Udskriv flere ark …</translation>
    </message>
    <message>
        <source>Print this page again</source>
        <translation>Udskriv dette ark igen</translation>
    </message>
    <message>
        <source>Print {n} page</source>
        <translation>Udskriv {n} ark</translation>
    </message>
    <message>
        <source>Print {n} pages</source>
        <translation>Udskriv {n} ark</translation>
    </message>
    <message>
        <source>Put aside: the deletion by {who}</source>
        <translation>Lagt til side: sletningen, som {who} lavede</translation>
    </message>
    <message>
        <source>Put aside: what {who} wrote</source>
        <translation>Lagt til side: det, {who} skrev</translation>
    </message>
    <message>
        <source>Kept together: what {who} wrote</source>
        <translation>Beholdt sammen: det, {who} skrev</translation>
    </message>
    <message>
        <source>Put aside: {what}</source>
        <translation>Lagt til side: {what}</translation>
    </message>
    <message>
        <source>Put it into the plan</source>
        <translation>Sæt det ind i planen</translation>
    </message>
    <message>
        <source>Put what there is no room for on the back</source>
        <translation>Sæt det, der ikke er plads til, på bagsiden</translation>
    </message>
    <message>
        <source>Save as a picture</source>
        <translation>Gem som billede</translation>
    </message>
    <message>
        <source>Save as a picture …</source>
        <translation>Gem som billede …</translation>
    </message>
    <message>
        <source>Say whose page it is, or ask for an empty one with --blank.</source>
        <translation>Skriv, hvis ark det er, eller bed om et tomt med --blank.</translation>
    </message>
    <message>
        <source>A page is written as .pdf or .png. Give the file such a name: {file}</source>
        <translation>Et ark gemmes som .pdf eller .png. Giv filen sådan et navn: {file}</translation>
    </message>
    <message>
        <source>The page is not written yet. Answer this in the window, or write it all the same with --as-it-is.</source>
        <translation>Arket er ikke gemt endnu. Svar på det i vinduet, eller gem arket alligevel med --as-it-is.</translation>
    </message>
    <message>
        <source>With --blank say only --language, --json and --out: the empty page is nobody's, and always A4.</source>
        <translation>Skriv kun --language, --json og --out til --blank: det tomme ark er ingens og altid A4.</translation>
    </message>
    <message>
        <source>See the page …</source>
        <translation>Se arket …</translation>
    </message>
    <message>
        <source>Settling</source>
        <translation>Afklaring</translation>
    </message>
    <message>
        <source>Show it large</source>
        <translation>Vis det stort</translation>
    </message>
    <message>
        <source>Show what each wrote</source>
        <translation>Vis, hvad hver især skrev</translation>
    </message>
    <message>
        <source>Something here differed from the server's, and was fetched again.</source>
        <translation>Noget her så anderledes ud end på serveren og er hentet igen.</translation>
    </message>
    <message>
        <source>Tab goes on, Enter makes one more line, Ctrl+Enter puts all of it into the plan.</source>
        <translation>Tab går videre, Enter giver en linje mere, Ctrl+Enter sætter det hele ind i planen.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Tag tilbage</translation>
    </message>
    <message>
        <source>Take back the last answer</source>
        <translation>Fortryd det sidste svar</translation>
    </message>
    <message>
        <source>Take the dream away</source>
        <translation>Tag drømmen væk</translation>
    </message>
    <message>
        <source>Take the goal away</source>
        <translation>Tag målet væk</translation>
    </message>
    <message>
        <source>Take the line away</source>
        <translation>Tag linjen væk</translation>
    </message>
    <message>
        <source>Take the name away</source>
        <translation>Tag navnet væk</translation>
    </message>
    <message>
        <source>Take the number away</source>
        <translation>Tag nummeret væk</translation>
    </message>
    <message>
        <source>Take the place away</source>
        <translation>Tag stedet væk</translation>
    </message>
    <message>
        <source>Take the step away</source>
        <translation>Tag skridtet væk</translation>
    </message>
    <message>
        <source>Taken off the sheet</source>
        <translation>Taget af arket</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Tag det tilbage</translation>
    </message>
    <message>
        <source>Take the picture away</source>
        <translation>Tag billedet væk</translation>
    </message>
    <message>
        <source>That is more than fits here. Paste a part of it, or keep it in a file of its own.</source>
        <translation>Det er mere, end der er plads til her. Indsæt en del af det, eller behold det i en fil for sig.</translation>
    </message>
    <message>
        <source>The back of the page</source>
        <translation>Arkets bagside</translation>
    </message>
    <message>
        <source>The citizen does not want a sheet.</source>
        <translation>Borgeren vil ikke have et ark.</translation>
    </message>
    <message>
        <source>The citizen does not want a sheet; they said so {day}.</source>
        <translation>Borgeren vil ikke have et ark; det blev sagt den {day}.</translation>
    </message>
    <message>
        <source>The clock on this computer is wrong. Nothing is lost by that, but put it right.</source>
        <translation>Uret på denne computer går forkert. Intet går tabt af det, men stil det gerne.</translation>
    </message>
    <message>
        <source>The day it was added</source>
        <translation>Dagen, det blev lagt ind</translation>
    </message>
    <message>
        <source>The file cannot be read. Choose another, or copy it to this computer first.</source>
        <translation>Filen kan ikke læses. Vælg en anden, eller kopiér den først til denne computer.</translation>
    </message>
    <message>
        <source>The height</source>
        <translation>Højden</translation>
    </message>
    <message>
        <source>The page as it was handed out</source>
        <translation>Arket, som det blev givet videre</translation>
    </message>
    <message>
        <source>The page that is out is from {day}, and still holds.</source>
        <translation>Arket på køleskabet er fra {day} og gælder stadig.</translation>
    </message>
    <message>
        <source>The page that is out is from {day}. The appointment on it is over; the rest still holds.</source>
        <translation>Arket på køleskabet er fra {day}. Aftalen på det er overstået; resten gælder stadig.</translation>
    </message>
    <message>
        <source>The appointment on it is over.</source>
        <translation>Aftalen på det er overstået.</translation>
    </message>
    <message>
        <source>The appointment on this page is over.</source>
        <translation>Aftalen på arket er overstået.</translation>
    </message>
    <message>
        <source>The picture on it has been taken away since.</source>
        <translation>Billedet på det er siden taget bort.</translation>
    </message>
    <message>
        <source>The picture that was on this page has been taken away, and its place stays empty on paper, too.</source>
        <translation>Billedet, der var på arket, er taget bort, og pladsen er også tom på papir.</translation>
    </message>
    <message>
        <source>The page that is out is from {day}. Since then: {changes}.</source>
        <translation>Arket på køleskabet er fra {day}. Siden da: {changes}.</translation>
    </message>
    <message>
        <source>The page, large, to take a picture of. Press any key when it is taken.</source>
        <translation>Arket, stort, til at tage et billede af. Tryk på en tast, når det er taget.</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>Billedet</translation>
    </message>
    <message>
        <source>The picture is kept with the plan and nowhere else. Place and day in the file are left out.</source>
        <translation>Billedet bliver gemt sammen med planen og ingen andre steder. Sted og dag i filen kommer ikke med.</translation>
    </message>
    <message>
        <source>The picture taken away</source>
        <translation>Billedet er taget væk</translation>
    </message>
    <message>
        <source>The plan has changed since this page was made.</source>
        <translation>Planen er ændret, siden dette ark blev lavet.</translation>
    </message>
    <message>
        <source>The plan said all of this already.</source>
        <translation>Det hele stod allerede i planen.</translation>
    </message>
    <message>
        <source>The printer {name} is not there now.</source>
        <translation>Printeren {name} er her ikke nu.</translation>
    </message>
    <message>
        <source>The use of the back</source>
        <translation>Brugen af bagsiden</translation>
    </message>
    <message>
        <source>The vault must speak with the server first</source>
        <translation>Boksen skal først tale med serveren</translation>
    </message>
    <message>
        <source>The width</source>
        <translation>Bredden</translation>
    </message>
    <message>
        <source>This computer has not spoken with its server for {days} days. Connect it to the net, and run: enplan sync --once</source>
        <translation>Denne computer har ikke talt med sin server i {days} dage. Kom på nettet, og kør: enplan sync --once</translation>
    </message>
    <message>
        <source>This computer has not spoken with the server for {n} day. That is why nothing is shown until the server has answered. Everything you have written is still here.</source>
        <translation>Denne computer har ikke talt med serveren i {n} dag. Derfor bliver intet vist, før serveren har svaret. Alt, hvad du har skrevet, er her stadig.</translation>
    </message>
    <message>
        <source>This computer has not spoken with the server for {n} days. That is why nothing is shown until the server has answered. Everything you have written is still here.</source>
        <translation>Denne computer har ikke talt med serveren i {n} dage. Derfor bliver intet vist, før serveren har svaret. Alt, hvad du har skrevet, er her stadig.</translation>
    </message>
    <message>
        <source>The login was not completed. Try again when you are ready.</source>
        <translation>Du blev ikke logget ind. Prøv igen, når du er klar.</translation>
    </message>
    <message>
        <source>The place where you log in does not answer. Try again later, or use a code from IT.</source>
        <translation>Stedet, hvor du logger ind, svarer ikke. Prøv igen senere, eller brug en kode fra IT.</translation>
    </message>
    <message>
        <source>The server did not accept the login. Try again, and tell IT if it lasts.</source>
        <translation>Serveren godtog ikke dit login. Prøv igen, og sig det til IT, hvis det bliver ved.</translation>
    </message>
    <message>
        <source>The server does not know which unit you work in. Ask IT to give you a unit, then log in again.</source>
        <translation>Serveren ved ikke, hvilken enhed du arbejder i. Bed IT om at give dig en enhed, og log så ind igen.</translation>
    </message>
    <message>
        <source>This file cannot be read as a picture. Choose a photo as JPEG or PNG.</source>
        <translation>Filen kan ikke læses som et billede. Vælg et foto som JPEG eller PNG.</translation>
    </message>
    <message>
        <source>This is {server}. Log in, or write a code from IT.</source>
        <translation>Det er {server}. Log ind, eller skriv en kode fra IT.</translation>
    </message>
    <message>
        <source>This is {server}. Write the code that IT gave you.</source>
        <translation>Det er {server}. Skriv den kode, du har fået af IT.</translation>
    </message>
    <message>
        <source>This picture is so long and narrow that nothing can be seen on it. Crop it, or take another.</source>
        <translation>Billedet er så langt og smalt, at man ikke kan se, hvad der er på det. Skær det til, eller tag et andet.</translation>
    </message>
    <message>
        <source>This picture is too large. Make it smaller, or take another.</source>
        <translation>Billedet er for stort. Gør det mindre, eller tag et andet.</translation>
    </message>
    <message>
        <source>This picture is too small to be seen on the page. Take a larger one.</source>
        <translation>Billedet er for lille til at kunne ses på arket. Tag et, der er større.</translation>
    </message>
    <message>
        <source>This text is too long to be kept in one piece. Make it shorter, or go on in a new note.</source>
        <translation>Teksten er for lang til at blive gemt samlet. Gør den kortere, eller fortsæt i et nyt notat.</translation>
    </message>
    <message>
        <source>This version of En plan cannot show this page. Update the program to see it.</source>
        <translation>Denne udgave af En plan kan ikke vise arket. Opdater programmet for at se det.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Klokken</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Sammen</translation>
    </message>
    <message>
        <source>Turn the page over</source>
        <translation>Vend arket</translation>
    </message>
    <message>
        <source>We</source>
        <translation>Vi</translation>
    </message>
    <message>
        <source>What does it show? For those who cannot see it</source>
        <translation>Hvad viser det? Til dem, der ikke kan se det</translation>
    </message>
    <message>
        <source>What is written here is not in the plan yet. Close once more to throw it away.</source>
        <translation>Det, der står her, er ikke i planen endnu. Luk en gang til for at smide det væk.</translation>
    </message>
    <message>
        <source>This was typed when the program locked. It is not in the plan yet.</source>
        <translation>Det her var skrevet, da programmet låste. Det er ikke i planen endnu.</translation>
    </message>
    <message>
        <source>What stood on paper is in the plan now. Ctrl+Z takes it back.</source>
        <translation>Det, der stod på papiret, er nu i planen. Ctrl+Z tager det tilbage.</translation>
    </message>
    <message>
        <source>What the picture shows</source>
        <translation>Hvad billedet viser</translation>
    </message>
    <message>
        <source>What you wrote disappears from this computer.</source>
        <translation>Det, du skrev, forsvinder fra denne computer.</translation>
    </message>
    <message>
        <source>What you wrote, and all that you have written in it since, disappears from this computer.</source>
        <translation>Det, du skrev, og alt, du siden har skrevet i det, forsvinder fra denne computer.</translation>
    </message>
    <message>
        <source>Where, and with whom</source>
        <translation>Hvor og hvem</translation>
    </message>
    <message>
        <source>Which pages</source>
        <translation>Hvilke ark</translation>
    </message>
    <message>
        <source>Write a day, such as 10/3 or Tuesday.</source>
        <translation>Skriv en dag, for eksempel 10/3 eller tirsdag.</translation>
    </message>
    <message>
        <source>Write a day and a time, for instance Tuesday at 13 or 10/3 13.30.</source>
        <translation>Skriv en dag og et klokkeslæt, for eksempel tirsdag kl. 13 eller 10/3 13.30.</translation>
    </message>
    <message>
        <source>Write a time, such as 13.00.</source>
        <translation>Skriv et klokkeslæt, for eksempel 13.00.</translation>
    </message>
    <message>
        <source>Made together, day</source>
        <translation>Lavet sammen, dag</translation>
    </message>
    <message>
        <source>Left empty it is today. The dream and the steps are of that day.</source>
        <translation>Tomt betyder i dag. Drømmen og skridtene er fra den dag.</translation>
    </message>
    <message>
        <source>Write the day the page was made, such as 9/3 or yesterday.</source>
        <translation>Skriv dagen, hvor arket blev lavet, for eksempel 9/3 eller i går.</translation>
    </message>
    <message>
        <source>This name stands above. Write both numbers there, beside each other.</source>
        <translation>Navnet står ovenfor. Skriv begge numre der, ved siden af hinanden.</translation>
    </message>
    <message>
        <source>That may be any of these: {names}. Write the whole name.</source>
        <translation>Det kan være hver af disse: {names}. Skriv hele navnet.</translation>
    </message>
    <message>
        <source>{name} has {phone} in the plan, and gets this number instead.</source>
        <translation>{name} har {phone} i planen og får det her nummer i stedet.</translation>
    </message>
    <message>
        <source>{name} has no number in the plan, and gets this one.</source>
        <translation>{name} har intet nummer i planen og får det her.</translation>
    </message>
    <message>
        <source>Press once more if that is right; write the whole name of anybody else.</source>
        <translation>Tryk en gang til, hvis det passer. Er det en anden, så skriv hele navnet.</translation>
    </message>
    <message>
        <source>Write the goal that these steps belong to.</source>
        <translation>Skriv det mål, som skridtene hører til.</translation>
    </message>
    <message>
        <source>Write whose number this is.</source>
        <translation>Skriv, hvis nummer det er.</translation>
    </message>
    <message>
        <source>You are logged in. You may close this page.</source>
        <translation>Du er logget ind. Du kan lukke siden.</translation>
    </message>
    <message>
        <source>Your access ended before this was sent. The server keeps it safe; IT can let it in.</source>
        <translation>Din adgang ophørte, før dette blev sendt. Serveren gemmer det, og IT kan lukke det ind.</translation>
    </message>
    <message>
        <source>a consent</source>
        <translation>et samtykke</translation>
    </message>
    <message>
        <source>a contact without a name</source>
        <translation>en kontakt uden navn</translation>
    </message>
    <message>
        <source>A CPR number has ten digits. Leave the field empty if you do not have it.</source>
        <translation>Et CPR-nummer har ti cifre. Lad feltet stå tomt, hvis du ikke har det.</translation>
    </message>
    <message>
        <source>a file whose first line is the new passphrase; else it is asked for</source>
        <translation>en fil med den nye adgangssætning på første linje; ellers bliver der spurgt</translation>
    </message>
    <message>
        <source>a file whose first line is the one-time code</source>
        <translation>en fil med engangskoden på første linje</translation>
    </message>
    <message>
        <source>a file whose first line is the passphrase; else it is asked for</source>
        <translation>en fil med adgangssætningen på første linje; ellers bliver der spurgt</translation>
    </message>
    <message>
        <source>a file whose first line is the recovery key; else it is asked for</source>
        <translation>en fil med gendannelsesnøglen på første linje; ellers bliver der spurgt</translation>
    </message>
    <message>
        <source>A final note is never altered. Write an addendum to it instead.</source>
        <translation>Et endeligt notat bliver aldrig ændret. Skriv en rettelse til det i stedet.</translation>
    </message>
    <message>
        <source>A first name and an initial are enough: Sofie N.</source>
        <translation>Fornavn og et forbogstav er nok: Sofie N.</translation>
    </message>
    <message>
        <source>a goal without words</source>
        <translation>et mål uden ord</translation>
    </message>
    <message>
        <source>A name, a word from a note, or something to do …</source>
        <translation>Et navn, et ord fra et notat eller noget, du vil gøre …</translation>
    </message>
    <message>
        <source>A new vault is in {folder}.</source>
        <translation>En ny boks ligger i {folder}.</translation>
    </message>
    <message>
        <source>A newer version of En plan has written this vault. Update En plan on this computer to open it.</source>
        <translation>Boksen er skrevet med en nyere udgave af En plan. Opdatér En plan på denne computer for at åbne den.</translation>
    </message>
    <message>
        <source>A note must say something before it can be made final.</source>
        <translation>Et notat skal sige noget, før det kan gøres færdigt.</translation>
    </message>
    <message>
        <source>a note without a day</source>
        <translation>et notat uden dato</translation>
    </message>
    <message>
        <source>A passphrase has at least {least} characters.</source>
        <translation>En adgangssætning har mindst {least} tegn.</translation>
    </message>
    <message>
        <source>A place in a list is made of letters and digits, and does not end in 0.</source>
        <translation>En plads på en liste består af bogstaver og cifre og slutter ikke på 0.</translation>
    </message>
    <message>
        <source>a sheet</source>
        <translation>et ark</translation>
    </message>
    <message>
        <source>A sheet that was handed out stays as it was. Hand out a new one instead.</source>
        <translation>Et ark, der er udleveret, bliver stående, som det var. Udlevér et nyt i stedet.</translation>
    </message>
    <message>
        <source>a step without words</source>
        <translation>et delmål uden ord</translation>
    </message>
    <message>
        <source>A third wording</source>
        <translation>En tredje formulering</translation>
    </message>
    <message>
        <source>A vault with invented citizens</source>
        <translation>En boks med opfundne borgere</translation>
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
        <source>About the note</source>
        <translation>Ret notatets oplysninger</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktivt</translation>
    </message>
    <message>
        <source>Add a correction</source>
        <translation>Rettelse</translation>
    </message>
    <message>
        <source>Add appointment</source>
        <translation>Tilføj aftale</translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation>Tilføj kontakt</translation>
    </message>
    <message>
        <source>add the cases of an exported file, all or none</source>
        <translation>tilføj sagerne fra en eksporteret fil, alle eller ingen</translation>
    </message>
    <message>
        <source>Addendum</source>
        <translation>Rettelse</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Efter</translation>
    </message>
    <message>
        <source>Age group</source>
        <translation>Aldersgruppe</translation>
    </message>
    <message>
        <source>All that was written is in the history.</source>
        <translation>Alt, hvad der blev skrevet, står i historikken.</translation>
    </message>
    <message>
        <source>Alt and the arrow down open the calendar</source>
        <translation>Alt og pil ned åbner kalenderen</translation>
    </message>
    <message>
        <source>an addendum</source>
        <translation>en rettelse</translation>
    </message>
    <message>
        <source>an appointment without a time</source>
        <translation>en aftale uden tidspunkt</translation>
    </message>
    <message>
        <source>an empty page to write on by hand, in place of a citizen's; needs no vault</source>
        <translation>et tomt ark til at skrive på i hånden i stedet for en borgers; kræver ingen boks</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>og {n} mere</translation>
    </message>
    <message>
        <source>Show {n} more</source>
        <translation>Vis {n} mere</translation>
    </message>
    <message>
        <source>Another case is also called {name}.</source>
        <translation>En anden sag hedder også ”{name}”.</translation>
    </message>
    <message>
        <source>Applied for</source>
        <translation>Ansøgt</translation>
    </message>
    <message>
        <source>Before the page is ready</source>
        <translation>Før arket er klar</translation>
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
        <source>As it stood on {day} at {time}.</source>
        <translation>Sådan så det ud {day} kl. {time}.</translation>
    </message>
    <message>
        <source>As it stood today at {time}.</source>
        <translation>Sådan så det ud i dag kl. {time}.</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>Spørger serveren …</translation>
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
        <source>Before</source>
        <translation>Før</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Gå i gang</translation>
    </message>
    <message>
        <source>Begin another</source>
        <translation>Begynd på et nyt</translation>
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
        <source>Cancel</source>
        <translation>Annuller</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Aflyst</translation>
    </message>
    <message>
        <source>Caps Lock seems to be on.</source>
        <translation>Caps Lock ser ud til at være slået til.</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Sag</translation>
    </message>
    <message>
        <source>black and white</source>
        <translation>sort-hvid</translation>
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
        <source>change the passphrase</source>
        <translation>skift adgangssætningen</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Ændringer</translation>
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
        <source>Choose a folder</source>
        <translation>Vælg en mappe</translation>
    </message>
    <message>
        <source>Choose again</source>
        <translation>Vælg om</translation>
    </message>
    <message>
        <source>Choose another folder …</source>
        <translation>Vælg en anden mappe …</translation>
    </message>
    <message>
        <source>Choose another vault …</source>
        <translation>Vælg en anden boks …</translation>
    </message>
    <message>
        <source>Choose in a calendar</source>
        <translation>Vælg i en kalender</translation>
    </message>
    <message>
        <source>Choose something else</source>
        <translation>Vælg noget andet</translation>
    </message>
    <message>
        <source>Choose who may read along.</source>
        <translation>Vælg, hvem der må læse med.</translation>
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
        <source>Colleagues</source>
        <translation>Kolleger</translation>
    </message>
    <message>
        <source>Coming</source>
        <translation>Kommende</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Samtykke</translation>
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
        <source>Contact on the sheet</source>
        <translation>Kontakt på arket</translation>
    </message>
    <message>
        <source>Coordinating caseworker</source>
        <translation>Koordinerende sagsbehandler</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopieret</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>Kopiér nummeret</translation>
    </message>
    <message>
        <source>Copy the number {number}</source>
        <translation>Kopiér nummeret {number}</translation>
    </message>
    <message>
        <source>changed since {day}</source>
        <translation>ændret siden den {day}</translation>
    </message>
    <message>
        <source>covers up to and with {day}</source>
        <translation>dækker ind til og med {day}</translation>
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
        <source>Danish beside it</source>
        <translation>Dansk ved siden af</translation>
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
        <source>Date of birth (may be left out)</source>
        <translation>Fødselsdato (kan udelades)</translation>
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
        <source>days: {count}</source>
        <translation>dage: {count}</translation>
    </message>
    <message>
        <source>Delete appointment</source>
        <translation>Slet aftale</translation>
    </message>
    <message>
        <source>Delete contact</source>
        <translation>Slet kontakt</translation>
    </message>
    <message>
        <source>Delete goal</source>
        <translation>Slet mål</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>Slet</translation>
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
        <source>Delete the contact</source>
        <translation>Slet kontakten</translation>
    </message>
    <message>
        <source>Delete the draft</source>
        <translation>Slet kladden</translation>
    </message>
    <message>
        <source>Delete, and leave the step with nobody</source>
        <translation>Slet, og lad skridtet stå uden nogen</translation>
    </message>
    <message>
        <source>Delete, and leave the steps with nobody</source>
        <translation>Slet, og lad skridtene stå uden nogen</translation>
    </message>
    <message>
        <source>Deleted it.</source>
        <translation>Slettet.</translation>
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
        <source>does not want a sheet</source>
        <translation>vil ikke have et ark</translation>
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
        <source>Draft kept at {time}</source>
        <translation>Kladden er gemt kl. {time}</translation>
    </message>
    <message>
        <source>Draft or final</source>
        <translation>Kladde eller endeligt</translation>
    </message>
    <message>
        <source>Drag to change the order, or press Alt and an arrow key</source>
        <translation>Træk for at ændre rækkefølgen, eller tryk Alt og en piletast</translation>
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
        <source>Each time somebody opens the case, it is noted here.</source>
        <translation>Hver gang nogen åbner sagen, bliver det noteret her.</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Tidligere</translation>
    </message>
    <message>
        <source>Earlier answers</source>
        <translation>Tidligere svar</translation>
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
        <source>En plan recovery key</source>
        <translation>En plan gendannelsesnøgle</translation>
    </message>
    <message>
        <source>En plan – recovery key</source>
        <translation>En plan – gendannelsesnøgle</translation>
    </message>
    <message>
        <source>En plan: one page that a citizen and a caseworker draw up together. Without a verb, the window.</source>
        <translation>En plan: ét ark, som en borger og en sagsbehandler laver sammen. Uden verbum åbner vinduet.</translation>
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
        <source>Everything is settled. What two people write differently will stand here.</source>
        <translation>Alt er afklaret. Hvis to skriver noget forskelligt, kan I afklare det her.</translation>
    </message>
    <message>
        <source>Everything is stored encrypted on this computer. Join a server to share it with colleagues.</source>
        <translation>Alt er gemt krypteret på denne computer. Kobl den til en server for at dele det med kolleger.</translation>
    </message>
    <message>
        <source>example</source>
        <translation>eksempel</translation>
    </message>
    <message>
        <source>Exported cases: {count}. The file is not encrypted: {file}</source>
        <translation>Eksporterede sager: {count}. Filen er ikke krypteret: {file}</translation>
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
        <source>Fetching the list of colleagues …</source>
        <translation>Henter listen over kolleger …</translation>
    </message>
    <message>
        <source>fill it with 25 invented cases</source>
        <translation>fyld den med 25 opdigtede sager</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>Endeligt</translation>
    </message>
    <message>
        <source>Find in the history</source>
        <translation>Find i historikken</translation>
    </message>
    <message>
        <source>Find in the notes</source>
        <translation>Find i noterne</translation>
    </message>
    <message>
        <source>for a consent</source>
        <translation>på et samtykke</translation>
    </message>
    <message>
        <source>for a contact without a name</source>
        <translation>på en kontakt uden navn</translation>
    </message>
    <message>
        <source>for a goal without words</source>
        <translation>på et mål uden ord</translation>
    </message>
    <message>
        <source>for a sheet</source>
        <translation>på et ark</translation>
    </message>
    <message>
        <source>for a step without words</source>
        <translation>på et delmål uden ord</translation>
    </message>
    <message>
        <source>for an appointment without a time</source>
        <translation>på en aftale uden tidspunkt</translation>
    </message>
    <message>
        <source>for instance her mother</source>
        <translation>for eksempel hendes mor</translation>
    </message>
    <message>
        <source>For instance: so that both hold on to the same plan.</source>
        <translation>For eksempel: så begge steder holder fast i den samme plan.</translation>
    </message>
    <message>
        <source>for something that a newer version knows</source>
        <translation>på noget, som en nyere version kender</translation>
    </message>
    <message>
        <source>for the appointment on {title}</source>
        <translation>på aftalen {title}</translation>
    </message>
    <message>
        <source>for the case</source>
        <translation>på sagen</translation>
    </message>
    <message>
        <source>for the choice of sheet</source>
        <translation>for valget af ark</translation>
    </message>
    <message>
        <source>for the consent about {title}</source>
        <translation>på samtykket om {title}</translation>
    </message>
    <message>
        <source>for the contact {title}</source>
        <translation>på kontakten {title}</translation>
    </message>
    <message>
        <source>for the goal “{title}”</source>
        <translation>på målet ”{title}”</translation>
    </message>
    <message>
        <source>for the picture</source>
        <translation>for billedet</translation>
    </message>
    <message>
        <source>for the sheet of {title}</source>
        <translation>på arket fra {title}</translation>
    </message>
    <message>
        <source>for the step “{title}”</source>
        <translation>på delmålet ”{title}”</translation>
    </message>
    <message>
        <source>For your own cases. Takes two minutes: a passphrase, and a key to keep.</source>
        <translation>Til dine egne sager. Det tager to minutter: en adgangssætning og en nøgle, du skal gemme.</translation>
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
        <source>Forgotten your passphrase? Use the recovery key</source>
        <translation>Glemt adgangssætning? Brug gendannelsesnøglen</translation>
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
        <source>Full name (may be left out)</source>
        <translation>Fulde navn (kan udelades)</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>Fortryd</translation>
    </message>
    <message>
        <source>Given or withdrawn</source>
        <translation>Givet eller trukket tilbage</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Skriv videre</translation>
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
        <source>Show all {n}</source>
        <translation>Vis alle {n}</translation>
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
        <source>Good.</source>
        <translation>God.</translation>
    </message>
    <message>
        <source>Granted</source>
        <translation>Bevilget</translation>
    </message>
    <message>
        <source>Hand the case over</source>
        <translation>Overdrag sagen</translation>
    </message>
    <message>
        <source>Hand the case over …</source>
        <translation>Overdrag sagen …</translation>
    </message>
    <message>
        <source>Has the ball for 1 step:</source>
        <translation>Har bolden for 1 skridt:</translation>
    </message>
    <message>
        <source>Has the ball for {n} steps:</source>
        <translation>Har bolden for {n} skridt:</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Helbred</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Skjul</translation>
    </message>
    <message>
        <source>Hide what is written: {name}</source>
        <translation>Skjul det skrevne: {name}</translation>
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
        <source>How</source>
        <translation>Sådan</translation>
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
        <source>I go on working on the case</source>
        <translation>Jeg bliver ved med at arbejde på sagen</translation>
    </message>
    <message>
        <source>I have kept the key somewhere else than on this computer</source>
        <translation>Jeg har gemt nøglen et andet sted end på denne computer</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>id, beginning of an id, or name</source>
        <translation>id, begyndelsen af et id eller navn</translation>
    </message>
    <message>
        <source>id, beginning of an id, or name; else all</source>
        <translation>id, begyndelsen af et id eller navn; ellers alle</translation>
    </message>
    <message>
        <source>If it goes wrong</source>
        <translation>Hvis det går skævt</translation>
    </message>
    <message>
        <source>Imported cases: {count}.</source>
        <translation>Importerede sager: {count}.</translation>
    </message>
    <message>
        <source>in a note without a day</source>
        <translation>i et notat uden dato</translation>
    </message>
    <message>
        <source>in an addendum</source>
        <translation>i en rettelse</translation>
    </message>
    <message>
        <source>In En plan since {month}</source>
        <translation>I En plan siden {month}</translation>
    </message>
    <message>
        <source>in the addendum to the note of {title}</source>
        <translation>i rettelsen til notatet fra {title}</translation>
    </message>
    <message>
        <source>in the dream</source>
        <translation>i drømmen</translation>
    </message>
    <message>
        <source>in the note of {title}</source>
        <translation>i notatet fra {title}</translation>
    </message>
    <message>
        <source>In three months</source>
        <translation>Om tre måneder</translation>
    </message>
    <message>
        <source>Initiative</source>
        <translation>Initiativ</translation>
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
        <source>It becomes your colleague's case, with everything that is in it.</source>
        <translation>Kollegaen overtager sagen med alt, hvad der står i den.</translation>
    </message>
    <message>
        <source>It does not send or fetch until you say so: enplan sync --resume</source>
        <translation>Den sender og henter ikke, før du siger til: enplan sync --resume</translation>
    </message>
    <message>
        <source>IT gives it to you. It works once.</source>
        <translation>Du får den af IT. Den virker én gang.</translation>
    </message>
    <message>
        <source>It holds {count} invented cases to try the program with.</source>
        <translation>Der ligger {count} opdigtede sager i den til at prøve programmet med.</translation>
    </message>
    <message>
        <source>It is a real vault with a passphrase of its own, so that you see how it works. Delete its folder when you have seen enough.</source>
        <translation>Det er en rigtig boks med sin egen adgangssætning, så du kan se, hvordan det fungerer. Slet mappen, når du har set nok.</translation>
    </message>
    <message>
        <source>is a picture for a telephone, not for paper</source>
        <translation>er et billede til en telefon, ikke til papir</translation>
    </message>
    <message>
        <source>it is deleted</source>
        <translation>er slettet</translation>
    </message>
    <message>
        <source>It is their case. Hand it over first.</source>
        <translation>Det er deres sag. Overdrag den først.</translation>
    </message>
    <message>
        <source>They work on the case without an end already, and covering does not shorten that. Where it should end, end their work on the case.</source>
        <translation>Kollegaen arbejder allerede på sagen uden slutdato, og det bliver ikke kortere af at dække ind. Skal det slutte, så afslut kollegaens arbejde på sagen.</translation>
    </message>
    <message>
        <source>It is {name}'s case</source>
        <translation>Sagen hører til hos {name}</translation>
    </message>
    <message>
        <source>It is {name}'s case from now on.</source>
        <translation>Fra nu af er det {name}, der har sagen.</translation>
    </message>
    <message>
        <source>It is {name}'s case. {unit} decides who works on it.</source>
        <translation>Sagen hører til hos {name}. {unit} bestemmer, hvem der arbejder på den.</translation>
    </message>
    <message>
        <source>It opens the vault if you forget your passphrase or the computer breaks. It is shown now and never again.</source>
        <translation>Den åbner boksen, hvis du glemmer din adgangssætning, eller computeren går i stykker. Den vises nu og aldrig igen.</translation>
    </message>
    <message>
        <source>It opens the vault where the passphrase is forgotten or the computer has lost its keyring.</source>
        <translation>Den åbner boksen, hvis adgangssætningen er glemt, eller computeren har mistet sin nøglering.</translation>
    </message>
    <message>
        <source>It overlaps another appointment.</source>
        <translation>Den overlapper en anden aftale.</translation>
    </message>
    <message>
        <source>It overlaps another appointment: {other}.</source>
        <translation>Den overlapper en anden aftale: {other}.</translation>
    </message>
    <message>
        <source>It repeats itself and is easy to guess. Take some words instead.</source>
        <translation>Den gentager sig selv og er let at gætte. Brug hellere nogle ord.</translation>
    </message>
    <message>
        <source>it stays</source>
        <translation>bliver stående</translation>
    </message>
    <message>
        <source>It was handed over or is no longer shared with you. It has been removed from this computer.</source>
        <translation>Sagen er overdraget eller ikke længere delt med dig. Den er fjernet fra denne computer.</translation>
    </message>
    <message>
        <source>It is being removed from this computer.</source>
        <translation>Den bliver nu fjernet fra denne computer.</translation>
    </message>
    <message>
        <source>It was printed or saved when the vault was made: seven groups of four letters and digits.</source>
        <translation>Den blev udskrevet eller gemt, da boksen blev oprettet: syv grupper med fire bogstaver og tal.</translation>
    </message>
    <message>
        <source>It will do. One word more makes it good.</source>
        <translation>Den går an. Ét ord mere gør den god.</translation>
    </message>
    <message>
        <source>Its back is in {file}</source>
        <translation>Bagsiden ligger i {file}</translation>
    </message>
    <message>
        <source>Its recovery key is in {file}. Keep it apart from this computer.</source>
        <translation>Gendannelsesnøglen ligger i {file}. Gem den et andet sted end på denne computer.</translation>
    </message>
    <message>
        <source>Its recovery key opens it if the passphrase is lost. Print it and keep it apart; it is not shown again:</source>
        <translation>Gendannelsesnøglen åbner den, hvis adgangssætningen går tabt. Skriv den ud, og gem den et andet sted; den vises ikke igen:</translation>
    </message>
    <message>
        <source>Job centre</source>
        <translation>Jobcenter</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Kobl til</translation>
    </message>
    <message>
        <source>Join a server</source>
        <translation>Kobl til en server</translation>
    </message>
    <message>
        <source>Join a server …</source>
        <translation>Kobl til en server …</translation>
    </message>
    <message>
        <source>join a server, with everything that the vault holds</source>
        <translation>kobl boksen til en server med alt, hvad der er i den</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behold</translation>
    </message>
    <message>
        <source>Keep as an addendum</source>
        <translation>Gem som rettelse</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Behold begge</translation>
    </message>
    <message>
        <source>Keep it somewhere else than the computer, for instance with IT. Whoever has both can read everything.</source>
        <translation>Gem den et andet sted end computeren, for eksempel hos IT. Den, der har begge dele, kan læse alt.</translation>
    </message>
    <message>
        <source>Keep the consent</source>
        <translation>Behold samtykket</translation>
    </message>
    <message>
        <source>Keep the key before you close the window: it cannot be shown again.</source>
        <translation>Gem nøglen, før du lukker vinduet: Den kan ikke vises igen.</translation>
    </message>
    <message>
        <source>Keep them all</source>
        <translation>Behold alle</translation>
    </message>
    <message>
        <source>Keep this</source>
        <translation>Behold denne</translation>
    </message>
    <message>
        <source>Keep this key well</source>
        <translation>Pas godt på denne nøgle</translation>
    </message>
    <message>
        <source>Keep {name}</source>
        <translation>Behold {name}</translation>
    </message>
    <message>
        <source>Kept as a draft while you write.</source>
        <translation>Gemmes som kladde, mens du skriver.</translation>
    </message>
    <message>
        <source>Kind of note</source>
        <translation>Type af notat</translation>
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
        <source>Last contact</source>
        <translation>Sidste kontakt</translation>
    </message>
    <message>
        <source>Last contact: {day}</source>
        <translation>Sidste kontakt: {day}</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Senere</translation>
    </message>
    <message>
        <source>Leave the case</source>
        <translation>Forlad sagen</translation>
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
        <source>Let a colleague cover</source>
        <translation>Lad en kollega dække ind</translation>
    </message>
    <message>
        <source>Let a colleague cover …</source>
        <translation>Lad en kollega dække ind …</translation>
    </message>
    <message>
        <source>let a restored vault send and fetch again</source>
        <translation>lad en gendannet boks sende og hente igen</translation>
    </message>
    <message>
        <source>Let it stay</source>
        <translation>Behold</translation>
    </message>
    <message>
        <source>Let them cover</source>
        <translation>Lad kollegaen dække ind</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Lyst eller mørkt</translation>
    </message>
    <message>
        <source>list the caseload</source>
        <translation>vis sagsstammen</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lås</translation>
    </message>
    <message>
        <source>Long sentences. Could each be two?</source>
        <translation>Lange sætninger. Kan hver blive til to?</translation>
    </message>
    <message>
        <source>Long words: {words}. Could it be said in everyday words?</source>
        <translation>Lange ord: {words}. Kan det siges med hverdagsord?</translation>
    </message>
    <message>
        <source>Long is better than odd: four ordinary words are better than P4$$w0rd.</source>
        <translation>Lang er bedre end snørklet: Fire almindelige ord er bedre end K0d3#1.</translation>
    </message>
    <message>
        <source>look whether the vault is whole</source>
        <translation>se efter, om boksen er hel</translation>
    </message>
    <message>
        <source>Lookups</source>
        <translation>Opslag</translation>
    </message>
    <message>
        <source>Made {day}</source>
        <translation>Lavet {day}</translation>
    </message>
    <message>
        <source>make a citizen's page as PDF or picture</source>
        <translation>lav en borgers ark som PDF eller billede</translation>
    </message>
    <message>
        <source>make a new vault and print its recovery key</source>
        <translation>lav en ny boks og skriv dens gendannelsesnøgle</translation>
    </message>
    <message>
        <source>Make a new key</source>
        <translation>Lav en ny nøgle</translation>
    </message>
    <message>
        <source>Make a new vault …</source>
        <translation>Opret en ny boks …</translation>
    </message>
    <message>
        <source>make an encrypted backup and try that it opens</source>
        <translation>lav en krypteret sikkerhedskopi, og prøv, at den kan åbnes</translation>
    </message>
    <message>
        <source>make and look after the vault</source>
        <translation>lav og pas på boksen</translation>
    </message>
    <message>
        <source>Make final</source>
        <translation>Gør endeligt</translation>
    </message>
    <message>
        <source>Make the addendum final</source>
        <translation>Gør rettelsen endelig</translation>
    </message>
    <message>
        <source>Make the case</source>
        <translation>Opret sagen</translation>
    </message>
    <message>
        <source>Make the note final</source>
        <translation>Gør notatet endeligt</translation>
    </message>
    <message>
        <source>Make the vault</source>
        <translation>Opret boksen</translation>
    </message>
    <message>
        <source>Make your vault</source>
        <translation>Opret din boks</translation>
    </message>
    <message>
        <source>May read about: {about}</source>
        <translation>Må læse om: {about}</translation>
    </message>
    <message>
        <source>May read the whole plan</source>
        <translation>Må læse hele planen</translation>
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
        <source>mentor</source>
        <translation>mentor</translation>
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
        <source>{name} wrote the place “{where}” as well. See whether it fits the hours that are to stand.</source>
        <translation>{name} har også skrevet stedet ”{where}”. Se efter, om det passer til den tid, der skal stå.</translation>
    </message>
    <message>
        <source>More than one person has written here. Nothing is lost: choose what is to stand.</source>
        <translation>I har skrevet noget forskelligt. Intet er gået tabt – vælg, hvad der skal stå.</translation>
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
        <source>Must be granted</source>
        <translation>Skal bevilges</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Navn</translation>
    </message>
    <message>
        <source>Name in the list</source>
        <translation>Navn på listen</translation>
    </message>
    <message>
        <source>Name or unit …</source>
        <translation>Navn eller enhed …</translation>
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
        <source>Never mind</source>
        <translation>Fortryd</translation>
    </message>
    <message>
        <source>New addendum</source>
        <translation>Ny rettelse</translation>
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
        <source>New passphrase</source>
        <translation>Ny adgangssætning</translation>
    </message>
    <message>
        <source>New recovery key</source>
        <translation>Ny gendannelsesnøgle</translation>
    </message>
    <message>
        <source>New recovery key …</source>
        <translation>Ny gendannelsesnøgle …</translation>
    </message>
    <message>
        <source>New step</source>
        <translation>Nyt delmål</translation>
    </message>
    <message>
        <source>Next appointment</source>
        <translation>Næste aftale</translation>
    </message>
    <message>
        <source>Not on the sheet</source>
        <translation>Ikke på arket</translation>
    </message>
    <message>
        <source>Next appointment – the one on the sheet</source>
        <translation>Næste aftale – den, der står på arket</translation>
    </message>
    <message>
        <source>Next appointment: {when}</source>
        <translation>Næste aftale: {when}</translation>
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
        <source>No backup lies beside the vault. Name one: enplan vault restore BACKUP</source>
        <translation>Der ligger ingen sikkerhedskopi ved siden af boksen. Nævn en: enplan vault restore BACKUP</translation>
    </message>
    <message>
        <source>No case is called {named}. See them all with: enplan case list</source>
        <translation>Ingen sag hedder {named}. Se dem alle med: enplan case list</translation>
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
        <source>No, stay</source>
        <translation>Nej, bliv</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Ingen</translation>
    </message>
    <message>
        <source>no page yet</source>
        <translation>intet ark endnu</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>ingen</translation>
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
        <source>Nobody in the network yet. Write the first one above: a name is enough.</source>
        <translation>Der er ingen i netværket endnu. Skriv den første herover – et navn er nok.</translation>
    </message>
    <message>
        <source>Nobody is called that.</source>
        <translation>Der er ingen, der hedder det.</translation>
    </message>
    <message>
        <source>Nobody needs anything today.</source>
        <translation>Ingen mangler noget i dag.</translation>
    </message>
    <message>
        <source>Nobody whose mother tongue it is has checked the page's words in {language} yet. Read them together.</source>
        <translation>Ingen, der har sproget som modersmål, har tjekket arkets ord på {language} endnu. Læs dem sammen.</translation>
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
        <source>Not sent yet</source>
        <translation>Ikke sendt endnu</translation>
    </message>
    <message>
        <source>Not taken by the server</source>
        <translation>Serveren tog ikke imod den</translation>
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
        <source>Note a consent …</source>
        <translation>Notér samtykke …</translation>
    </message>
    <message>
        <source>Note the consent</source>
        <translation>Notér samtykket</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Noter</translation>
    </message>
    <message>
        <source>Notes: {count}</source>
        <translation>Notater: {count}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>ingenting</translation>
    </message>
    <message>
        <source>Nothing found. Try the beginning of a word.</source>
        <translation>Intet fundet. Prøv med begyndelsen af et ord.</translation>
    </message>
    <message>
        <source>Nothing has been changed yet. What you write is told here.</source>
        <translation>Der er ikke ændret noget endnu. Det, I skriver, kan læses her.</translation>
    </message>
    <message>
        <source>Nothing in the history says “{words}”. Try a shorter word.</source>
        <translation>Der står ikke ”{words}” i historikken. Prøv med et kortere ord.</translation>
    </message>
    <message>
        <source>Nothing in the notes says “{words}”. Try a shorter word.</source>
        <translation>Der står ikke ”{words}” i noterne. Prøv med et kortere ord.</translation>
    </message>
    <message>
        <source>Nothing more written yet</source>
        <translation>Der er ikke skrevet mere endnu</translation>
    </message>
    <message>
        <source>Nothing was imported. Line {line}: {problem}</source>
        <translation>Intet er importeret. Linje {line}: {problem}</translation>
    </message>
    <message>
        <source>Nothing was imported. The vault has something of the case {case_id} already.</source>
        <translation>Intet er importeret. Boksen har allerede noget af sagen {case_id}.</translation>
    </message>
    <message>
        <source>nothing stands on the page yet</source>
        <translation>der står ikke noget på arket endnu</translation>
    </message>
    <message>
        <source>on a new computer: a file with the recovery key, in place of the passphrase</source>
        <translation>på en ny computer: en fil med gendannelsesnøglen i stedet for adgangssætningen</translation>
    </message>
    <message>
        <source>on our initiative</source>
        <translation>på vores initiativ</translation>
    </message>
    <message>
        <source>on pause</source>
        <translation>på pause</translation>
    </message>
    <message>
        <source>on someone else's initiative</source>
        <translation>på en andens initiativ</translation>
    </message>
    <message>
        <source>on the citizen's initiative</source>
        <translation>på borgerens initiativ</translation>
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
        <source>On the sheet – first</source>
        <translation>På arket – først</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>En gang til</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Et øjeblik …</translation>
    </message>
    <message>
        <source>One page that you and the citizen write together, in the citizen's own words. Everything stays on this computer, encrypted, until you yourself join it to a server.</source>
        <translation>Én side, som du og borgeren skriver sammen, med borgerens egne ord. Alt bliver på denne computer, krypteret, indtil du selv kobler den til en server.</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>Engangskode</translation>
    </message>
    <message>
        <source>Only one unit</source>
        <translation>Kun én enhed</translation>
    </message>
    <message>
        <source>Only somebody who works on the case can share it.</source>
        <translation>Kun en, der arbejder på sagen, kan dele den.</translation>
    </message>
    <message>
        <source>Only the unit whose case it is decides who works on it. Ask the coordinator.</source>
        <translation>Kun den enhed, der har sagen, bestemmer, hvem der arbejder på den. Spørg den koordinerende sagsbehandler.</translation>
    </message>
    <message>
        <source>Only {unit}</source>
        <translation>Kun {unit}</translation>
    </message>
    <message>
        <source>Open a vault that you have …</source>
        <translation>Åbn en boks, du har i forvejen …</translation>
    </message>
    <message>
        <source>Open the case of {name}</source>
        <translation>Åbn sagen {name}</translation>
    </message>
    <message>
        <source>Open the vault</source>
        <translation>Åbn boksen</translation>
    </message>
    <message>
        <source>open the vault by its recovery key and give it a new passphrase</source>
        <translation>åbn boksen med gendannelsesnøglen, og giv den en ny adgangssætning</translation>
    </message>
    <message>
        <source>Open the vault that is there</source>
        <translation>Åbn den boks, der er der</translation>
    </message>
    <message>
        <source>Open with the recovery key</source>
        <translation>Åbn med gendannelsesnøglen</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Valgmuligheder</translation>
    </message>
    <message>
        <source>Or in the citizen's own words</source>
        <translation>Eller med borgerens egne ord</translation>
    </message>
    <message>
        <source>Or only the age group</source>
        <translation>Eller kun aldersgruppen</translation>
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
        <source>Order of the network</source>
        <translation>Rækkefølge i netværket</translation>
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
        <source>Parts of the vault's file cannot be read. Restore the newest good backup.</source>
        <translation>Dele af boksens fil kan ikke læses. Gendan den nyeste gode sikkerhedskopi.</translation>
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
        <source>Phone (may be left out)</source>
        <translation>Telefon (kan udelades)</translation>
    </message>
    <message>
        <source>Phone picture</source>
        <translation>Til telefonen</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>play the scripted home visit: two laptops and a server on this machine</source>
        <translation>spil hjemmebesøget igennem: to bærbare og en server på denne maskine</translation>
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
        <source>print JSON, for programs</source>
        <translation>skriv JSON, til programmer</translation>
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
        <source>Private</source>
        <translation>Privat</translation>
    </message>
    <message>
        <source>Private: ask first whether name and number may hang on the wall.</source>
        <translation>Privat: Spørg først, om navn og nummer må hænge på væggen.</translation>
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
        <source>Psychiatry's computers remove the case the next time they are on the net.</source>
        <translation>Psykiatriens computere fjerner sagen, næste gang de er på nettet.</translation>
    </message>
    <message>
        <source>printed now</source>
        <translation>udskrevet nu</translation>
    </message>
    <message>
        <source>put a backup in the vault's place</source>
        <translation>sæt en sikkerhedskopi i boksens sted</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>Lagt til senere</translation>
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
        <source>read, export and import cases</source>
        <translation>læs, eksportér og importér sager</translation>
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
        <source>Recovery key</source>
        <translation>Gendannelsesnøgle</translation>
    </message>
    <message>
        <source>Recovery key: {key}</source>
        <translation>Gendannelsesnøgle: {key}</translation>
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
        <source>Refused by the server, and kept here: {count}.</source>
        <translation>Afvist af serveren og gemt her: {count}.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Fjern</translation>
    </message>
    <message>
        <source>Restore the backup from {moment}</source>
        <translation>Gendan sikkerhedskopien fra {moment}</translation>
    </message>
    <message>
        <source>Restore the newest backup</source>
        <translation>Gendan den nyeste sikkerhedskopi</translation>
    </message>
    <message>
        <source>Settle it</source>
        <translation>Afklar det</translation>
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
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>I gang</translation>
    </message>
    <message>
        <source>Save as a file …</source>
        <translation>Gem som fil …</translation>
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
        <source>Save the recovery key</source>
        <translation>Gem gendannelsesnøglen</translation>
    </message>
    <message>
        <source>Saved as PDF</source>
        <translation>Gemt som PDF</translation>
    </message>
    <message>
        <source>Saved as {file}. Move it to another place than this computer.</source>
        <translation>Gemt som {file}. Flyt den til et andet sted end denne computer.</translation>
    </message>
    <message>
        <source>Say when it starts, too.</source>
        <translation>Skriv også, hvornår det begynder.</translation>
    </message>
    <message>
        <source>Say when the appointment starts, too.</source>
        <translation>Skriv også, hvornår aftalen begynder.</translation>
    </message>
    <message>
        <source>Say which day, too.</source>
        <translation>Skriv også hvilken dag.</translation>
    </message>
    <message>
        <source>Search for a colleague</source>
        <translation>Søg efter en kollega</translation>
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
        <source>Sees nothing of the case: the citizen has not consented to share with {unit}.</source>
        <translation>Kan ikke se sagen: Borgeren har ikke givet samtykke til at dele med {unit}.</translation>
    </message>
    <message>
        <source>send and fetch changes</source>
        <translation>send og hent ændringer</translation>
    </message>
    <message>
        <source>Send and fetch with: enplan sync --once</source>
        <translation>Send og hent med: enplan sync --once</translation>
    </message>
    <message>
        <source>Sending and fetching …</source>
        <translation>Sender og henter …</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Sendt</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>Sendt til printeren.</translation>
    </message>
    <message>
        <source>Sent: {sent}. Fetched: {received}.</source>
        <translation>Sendt: {sent}. Hentet: {received}.</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Lagt til side</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Afklaret</translation>
    </message>
    <message>
        <source>Share the case</source>
        <translation>Del sagen</translation>
    </message>
    <message>
        <source>Share with a colleague</source>
        <translation>Del med en kollega</translation>
    </message>
    <message>
        <source>Share with a colleague …</source>
        <translation>Del med en kollega …</translation>
    </message>
    <message>
        <source>Shared plan</source>
        <translation>Delt plan</translation>
    </message>
    <message>
        <source>Sharing needs a connection to the server.</source>
        <translation>At dele sagen kræver forbindelse til serveren.</translation>
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
        <source>Show</source>
        <translation>Vis</translation>
    </message>
    <message>
        <source>Show all {n}</source>
        <translation>Vis alle {n}</translation>
    </message>
    <message>
        <source>Show as one</source>
        <translation>Vis som én</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Vis mindre</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Vis flere</translation>
    </message>
    <message>
        <source>Show older changes</source>
        <translation>Vis ældre ændringer</translation>
    </message>
    <message>
        <source>show one case</source>
        <translation>vis én sag</translation>
    </message>
    <message>
        <source>Show only what differs</source>
        <translation>Vis kun forskellene</translation>
    </message>
    <message>
        <source>show the version and stop</source>
        <translation>vis versionen og stop</translation>
    </message>
    <message>
        <source>Show the whole note</source>
        <translation>Vis hele notatet</translation>
    </message>
    <message>
        <source>Show the whole texts</source>
        <translation>Vis hele teksterne</translation>
    </message>
    <message>
        <source>show this and stop</source>
        <translation>vis dette og stop</translation>
    </message>
    <message>
        <source>Show to the citizen</source>
        <translation>Vis for borgeren</translation>
    </message>
    <message>
        <source>Show what is written: {name}</source>
        <translation>Vis det skrevne: {name}</translation>
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
        <source>since {day}</source>
        <translation>siden {day}</translation>
    </message>
    <message>
        <source>Since {day}</source>
        <translation>Siden {day}</translation>
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
        <source>So that: {purpose}</source>
        <translation>Formål: {purpose}</translation>
    </message>
    <message>
        <source>Some records are not what their history says. Ask IT to look at this vault.</source>
        <translation>Noget i boksen stemmer ikke med sin historik. Bed IT om at se på den.</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>En person</translation>
    </message>
    <message>
        <source>someone</source>
        <translation>nogen</translation>
    </message>
    <message>
        <source>Someone else</source>
        <translation>En anden</translation>
    </message>
    <message>
        <source>someone who is no longer in the network</source>
        <translation>en, der ikke længere er i netværket</translation>
    </message>
    <message>
        <source>Something</source>
        <translation>Noget</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Noget andet</translation>
    </message>
    <message>
        <source>Something else than the server answered. Does this network ask you to log in first?</source>
        <translation>Noget andet end serveren svarede. Skal man logge på dette net først?</translation>
    </message>
    <message>
        <source>Something in the program went wrong, and it is not your doing. Send this file to IT: {log}</source>
        <translation>Noget i programmet gik galt, og det er ikke din skyld. Send denne fil til IT: {log}</translation>
    </message>
    <message>
        <source>Something in the program went wrong, and it is not your doing. Tell IT: {place}</source>
        <translation>Noget i programmet gik galt, og det er ikke din skyld. Sig til IT: {place}</translation>
    </message>
    <message>
        <source>Something in the program went wrong. What you wrote is still here. Close the program and open it again.</source>
        <translation>Noget i programmet gik galt. Det, du har skrevet, er her stadig. Luk programmet, og åbn det igen.</translation>
    </message>
    <message>
        <source>something that a newer version knows</source>
        <translation>noget, som en nyere version kender</translation>
    </message>
    <message>
        <source>something that is gone</source>
        <translation>noget, der er slettet</translation>
    </message>
    <message>
        <source>Speak with the server again</source>
        <translation>Tal med serveren igen</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Delmål</translation>
    </message>
    <message>
        <source>Shorten it</source>
        <translation>Gør kortere</translation>
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
        <source>Still waiting here: {count}.</source>
        <translation>Venter stadig her: {count}.</translation>
    </message>
    <message>
        <source>stop when everything is sent and fetched</source>
        <translation>stop, når alt er sendt og hentet</translation>
    </message>
    <message>
        <source>Stopped. Everything up to here is kept.</source>
        <translation>Stoppet. Alt hertil er gemt.</translation>
    </message>
    <message>
        <source>Stored on this computer</source>
        <translation>Gemt på denne computer</translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation>Stærk.</translation>
    </message>
    <message>
        <source>Substance use</source>
        <translation>Rusmiddel</translation>
    </message>
    <message>
        <source>Take it up</source>
        <translation>Tag det op igen</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Telling the server …</source>
        <translation>Giver serveren besked …</translation>
    </message>
    <message>
        <source>Text of the addendum</source>
        <translation>Rettelsens tekst</translation>
    </message>
    <message>
        <source>Text of the note</source>
        <translation>Notatets tekst</translation>
    </message>
    <message>
        <source>That day is a {weekday}. Check the day and the date.</source>
        <translation>Den dato er en {weekday}. Tjek dagen og datoen.</translation>
    </message>
    <message>
        <source>That day is over. Choose one that is to come.</source>
        <translation>Den dag er gået. Vælg en, der ligger forude.</translation>
    </message>
    <message>
        <source>On the page of {name} waits “{words}”, which could not be read.</source>
        <translation>På arket hos {name} venter ”{words}”, som ikke kunne læses.</translation>
    </message>
    <message>
        <source>“{words}” had been begun on the page and was never read. What the page says stands.</source>
        <translation>”{words}” var begyndt på arket og blev aldrig læst. Det, der står på arket, gælder.</translation>
    </message>
    <message>
        <source>That time has gone by. Write when the next appointment is.</source>
        <translation>Det tidspunkt er forbi. Skriv, hvornår den næste aftale er.</translation>
    </message>
    <message>
        <source>That has not happened yet. Write when it happened, or make an appointment of it.</source>
        <translation>Det er ikke sket endnu. Skriv, hvornår det skete, eller lav en aftale i stedet.</translation>
    </message>
    <message>
        <source>That is not the passphrase.</source>
        <translation>Det er ikke adgangssætningen.</translation>
    </message>
    <message>
        <source>That is not this vault's passphrase. Try again, or use the recovery key.</source>
        <translation>Det er ikke boksens adgangssætning. Prøv igen, eller brug gendannelsesnøglen.</translation>
    </message>
    <message>
        <source>That is the recovery key of another vault. Find the one that was printed for this one.</source>
        <translation>Det er gendannelsesnøglen til en anden boks. Find den, der blev udskrevet til denne.</translation>
    </message>
    <message>
        <source>the addendum to the note of {title}</source>
        <translation>rettelsen til notatet fra {title}</translation>
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
        <source>The appointment ends before it starts. Change one of the times.</source>
        <translation>Aftalen slutter, før den begynder. Ret et af tidspunkterne.</translation>
    </message>
    <message>
        <source>The appointment is deleted: {day}.</source>
        <translation>Aftalen er slettet: {day}.</translation>
    </message>
    <message>
        <source>the appointment on {title}</source>
        <translation>aftalen {title}</translation>
    </message>
    <message>
        <source>The area</source>
        <translation>Området</translation>
    </message>
    <message>
        <source>The backup is made, and it opens: {file}</source>
        <translation>Sikkerhedskopien er lavet, og den kan åbnes: {file}</translation>
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
        <source>The benefits office's computers remove the case the next time they are on the net.</source>
        <translation>Ydelsescentrets computere fjerner sagen, næste gang de er på nettet.</translation>
    </message>
    <message>
        <source>The case</source>
        <translation>Sagen</translation>
    </message>
    <message>
        <source>the case</source>
        <translation>sagen</translation>
    </message>
    <message>
        <source>The case has been handed over or is no longer shared with you, so this cannot be stored. Copy what you have written if you need it.</source>
        <translation>Sagen er overdraget eller ikke længere delt med dig, så dette kan ikke gemmes. Kopiér det, du har skrevet, hvis du skal bruge det.</translation>
    </message>
    <message>
        <source>The case is no longer with you</source>
        <translation>Sagen er ikke længere hos dig</translation>
    </message>
    <message>
        <source>This computer has been shut out</source>
        <translation>Denne computer er lukket ude</translation>
    </message>
    <message>
        <source>The server lets it in no more, and the cases were removed from it. Ask IT, who can tell you why.</source>
        <translation>Serveren lukker den ikke længere ind, og sagerne er fjernet fra den. Spørg IT, som kan sige dig hvorfor.</translation>
    </message>
    <message>
        <source>Nothing of the work is lost.</source>
        <translation>Intet af arbejdet er gået tabt.</translation>
    </message>
    <message>
        <source>All that you wrote is with the server.</source>
        <translation>Alt, hvad du skrev, er hos serveren.</translation>
    </message>
    <message>
        <source>There are no cases on this computer any more.</source>
        <translation>Der er ikke længere nogen sager på denne computer.</translation>
    </message>
    <message>
        <source>The case is on this computer only. Join a server to share it with colleagues.</source>
        <translation>Sagen ligger kun på denne computer. Tilslut en server for at dele den med kolleger.</translation>
    </message>
    <message>
        <source>The case is still on {name}'s computer ({computer}). It is removed the next time that computer is on the net.</source>
        <translation>Sagen ligger stadig på en computer hos {name} ({computer}). Den fjernes, næste gang computeren er på nettet.</translation>
    </message>
    <message>
        <source>The case leaves your computer at once. What you have written is with the server.</source>
        <translation>Sagen forsvinder fra din computer med det samme. Det, du har skrevet, ligger på serveren.</translation>
    </message>
    <message>
        <source>The case leaves {name}'s computer the next time it is on the net.</source>
        <translation>Sagen forsvinder fra computeren hos {name}, næste gang den er på nettet.</translation>
    </message>
    <message>
        <source>The case manager</source>
        <translation>Casemanageren</translation>
    </message>
    <message>
        <source>the choice of sheet</source>
        <translation>valget af ark</translation>
    </message>
    <message>
        <source>The citizen</source>
        <translation>Borgeren</translation>
    </message>
    <message>
        <source>The citizen consents</source>
        <translation>Borgeren giver samtykke</translation>
    </message>
    <message>
        <source>The citizen has not consented to share with that unit. Record the consent first.</source>
        <translation>Borgeren har ikke givet samtykke til at dele med den enhed. Notér samtykket først.</translation>
    </message>
    <message>
        <source>The citizen withdraws the consent</source>
        <translation>Borgeren trækker samtykket tilbage</translation>
    </message>
    <message>
        <source>The citizen withdraws the consent: {unit}</source>
        <translation>Borgeren trækker samtykket tilbage: {unit}</translation>
    </message>
    <message>
        <source>The citizen's answer</source>
        <translation>Borgerens svar</translation>
    </message>
    <message>
        <source>The citizen's consent</source>
        <translation>Borgerens samtykke</translation>
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
        <source>The code is mistyped, used or too old. Check it, or ask IT for a new one.</source>
        <translation>Koden er skrevet forkert, brugt eller for gammel. Tjek den, eller bed IT om en ny.</translation>
    </message>
    <message>
        <source>The connection was cut. What you write is kept here and sent later.</source>
        <translation>Forbindelsen blev afbrudt. Det, du skriver, er gemt her og bliver sendt senere.</translation>
    </message>
    <message>
        <source>the consent about {title}</source>
        <translation>samtykket om {title}</translation>
    </message>
    <message>
        <source>the contact {title}</source>
        <translation>kontakten {title}</translation>
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
        <source>The CPR number and the date of birth say different days.</source>
        <translation>CPR-nummeret og fødselsdatoen siger ikke samme dag.</translation>
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
        <source>The disk could not be read or written. See that it is connected, then try again; if not, ask IT.</source>
        <translation>Disken kunne ikke læses eller skrives. Se efter, at den er tilsluttet, og prøv igen. Ellers spørg IT.</translation>
    </message>
    <message>
        <source>The disk is full and nothing was written. Make room on it, then try again.</source>
        <translation>Disken er fuld, og intet blev skrevet. Gør plads på den, og prøv igen.</translation>
    </message>
    <message>
        <source>The rest on the back</source>
        <translation>Resten på bagsiden</translation>
    </message>
    <message>
        <source>The dream</source>
        <translation>Drømmen</translation>
    </message>
    <message>
        <source>the dream</source>
        <translation>drømmen</translation>
    </message>
    <message>
        <source>The dream, in the citizen's own words</source>
        <translation>Drømmen, med borgerens egne ord</translation>
    </message>
    <message>
        <source>The drug-treatment centre's computers remove the case the next time they are on the net.</source>
        <translation>Rusmiddelcentrets computere fjerner sagen, næste gang de er på nettet.</translation>
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
        <source>The family department's computers remove the case the next time they are on the net.</source>
        <translation>Familieafdelingens computere fjerner sagen, næste gang de er på nettet.</translation>
    </message>
    <message>
        <source>the file, or - for standard input</source>
        <translation>filen, eller - for standardinput</translation>
    </message>
    <message>
        <source>The first six digits of this CPR number are no date. Check it, or leave the field empty.</source>
        <translation>De første seks cifre i CPR-nummeret er ikke en dato. Tjek nummeret, eller lad feltet stå tomt.</translation>
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
        <source>the goal “{title}”</source>
        <translation>målet ”{title}”</translation>
    </message>
    <message>
        <source>The job centre's computers remove the case the next time they are on the net.</source>
        <translation>Jobcentrets computere fjerner sagen, næste gang de er på nettet.</translation>
    </message>
    <message>
        <source>The key is made. It takes a moment, so that nobody can try many.</source>
        <translation>Nøglen bliver lavet. Det tager et øjeblik, så ingen kan prøve mange.</translation>
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
        <source>The page has no words in “{code}”. It has: {known}.</source>
        <translation>Arket har ingen ord på ”{code}”. Det har: {known}.</translation>
    </message>
    <message>
        <source>the language of the program</source>
        <translation>programmets sprog</translation>
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
        <source>The list of colleagues is with the server.</source>
        <translation>Listen over kolleger ligger på serveren.</translation>
    </message>
    <message>
        <source>The month after</source>
        <translation>Måneden efter</translation>
    </message>
    <message>
        <source>The month before</source>
        <translation>Måneden før</translation>
    </message>
    <message>
        <source>The most appointments a day</source>
        <translation>Højst så mange aftaler om dagen</translation>
    </message>
    <message>
        <source>The front only</source>
        <translation>Kun forsiden</translation>
    </message>
    <message>
        <source>The name</source>
        <translation>Navnet</translation>
    </message>
    <message>
        <source>the last page cannot be read here</source>
        <translation>det sidste ark kan ikke læses her</translation>
    </message>
    <message>
        <source>the note of {title}</source>
        <translation>notatet fra {title}</translation>
    </message>
    <message>
        <source>the note stands; the other words are a draft under it</source>
        <translation>notatet bliver stående, og de andre ord ligger som kladde til en rettelse</translation>
    </message>
    <message>
        <source>The note stays as it is; this is shown under it.</source>
        <translation>Notatet bliver stående, som det er. Rettelsen vises under det.</translation>
    </message>
    <message>
        <source>the one-time code; else it is asked for</source>
        <translation>engangskoden; ellers bliver der spurgt</translation>
    </message>
    <message>
        <source>the owner's name</source>
        <translation>ejerens navn</translation>
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
        <translation>Arket kunne ikke gemmes i ”{folder}”. Vælg en anden mappe, eller gør plads på disken.</translation>
    </message>
    <message>
        <source>The page is handed out, and kept in the history just as it was.</source>
        <translation>Arket er udleveret og gemt i historikken, præcis som det var.</translation>
    </message>
    <message>
        <source>The page is in {file}</source>
        <translation>Arket ligger i {file}</translation>
    </message>
    <message>
        <source>The passphrase is changed.</source>
        <translation>Adgangssætningen er skiftet.</translation>
    </message>
    <message>
        <source>The passphrase is too short.</source>
        <translation>Adgangssætningen er for kort.</translation>
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
        <source>The prison service's computers remove the case the next time they are on the net.</source>
        <translation>Kriminalforsorgens computere fjerner sagen, næste gang de er på nettet.</translation>
    </message>
    <message>
        <source>The professional wording</source>
        <translation>Den faglige formulering</translation>
    </message>
    <message>
        <source>The purpose</source>
        <translation>Formålet</translation>
    </message>
    <message>
        <source>The reason</source>
        <translation>Begrundelsen</translation>
    </message>
    <message>
        <source>The recovery key is not typed as it was printed. Check it group by group.</source>
        <translation>Gendannelsesnøglen er ikke skrevet, som den blev udskrevet. Tjek den gruppe for gruppe.</translation>
    </message>
    <message>
        <source>The role</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>The search index did not fit what is written. It has been made anew.</source>
        <translation>Søgeregistret passede ikke til det skrevne. Det er lavet på ny.</translation>
    </message>
    <message>
        <source>The server asks for a pause. What you write is kept here and sent later.</source>
        <translation>Serveren beder om en pause. Det, du skriver, er gemt her og bliver sendt senere.</translation>
    </message>
    <message>
        <source>The server answers too slowly. What you write is kept here and sent later.</source>
        <translation>Serveren svarer for langsomt. Det, du skriver, er gemt her og bliver sendt senere.</translation>
    </message>
    <message>
        <source>The server cannot be reached. What you write is kept here and sent later.</source>
        <translation>Serveren kan ikke nås. Det, du skriver, er gemt her og bliver sendt senere.</translation>
    </message>
    <message>
        <source>The server cannot take part now</source>
        <translation>Serveren kan ikke være med lige nu</translation>
    </message>
    <message>
        <source>The server could not read it. Try again; if that does not help, copy the text and tell IT.</source>
        <translation>Serveren kunne ikke læse den. Prøv igen; hjælper det ikke, så kopiér teksten, og sig det til IT.</translation>
    </message>
    <message>
        <source>the page of {day} again</source>
        <translation>arket fra den {day} igen</translation>
    </message>
    <message>
        <source>the page of {day} still holds</source>
        <translation>arket fra den {day} gælder stadig</translation>
    </message>
    <message>
        <source>the appointment on the page of {day} is over</source>
        <translation>aftalen på arket fra den {day} er overstået</translation>
    </message>
    <message>
        <source>the picture</source>
        <translation>billedet</translation>
    </message>
    <message>
        <source>the server did not take it: {why}</source>
        <translation>serveren tog ikke imod den: {why}</translation>
    </message>
    <message>
        <source>The server does not know this laptop. Ask IT for a new code.</source>
        <translation>Serveren kender ikke denne computer. Bed IT om en ny kode.</translation>
    </message>
    <message>
        <source>The server has a fault. What you write is kept here; tell IT if it lasts.</source>
        <translation>Der er fejl på serveren. Det, du skriver, er gemt her. Sig det til IT, hvis det bliver ved.</translation>
    </message>
    <message>
        <source>The server has lost changes that this laptop has. Tell IT before you go on.</source>
        <translation>Serveren har mistet ændringer, som denne computer har. Sig det til IT, før du går videre.</translation>
    </message>
    <message>
        <source>The server is newer than this program. Update En plan on this computer.</source>
        <translation>Serveren er nyere end programmet. Opdatér En plan på denne computer.</translation>
    </message>
    <message>
        <source>The server is older than this program. Ask IT to update it.</source>
        <translation>Serveren er ældre end programmet. Bed IT om at opdatere den.</translation>
    </message>
    <message>
        <source>The server knows nobody by that id.</source>
        <translation>Serveren kender ingen med det id.</translation>
    </message>
    <message>
        <source>The server knows this laptop as somebody else's. Ask IT.</source>
        <translation>Serveren kender denne computer som en andens. Spørg IT.</translation>
    </message>
    <message>
        <source>The server sent something that does not fit, and none of it was taken in. Ask IT.</source>
        <translation>Serveren sendte noget, der ikke passer, og intet af det er taget med. Spørg IT.</translation>
    </message>
    <message>
        <source>The server's address</source>
        <translation>Serverens adresse</translation>
    </message>
    <message>
        <source>the server's address, for instance https://plan.example.dk</source>
        <translation>serverens adresse, for eksempel https://plan.example.dk</translation>
    </message>
    <message>
        <source>The sheet names nobody to call yet. Press “On the sheet” at whoever {name} may call.</source>
        <translation>Arket nævner endnu ingen, man kan ringe til. Tryk ”På arket” ved dem, som {name} må ringe til.</translation>
    </message>
    <message>
        <source>the sheet of {title}</source>
        <translation>arket fra {title}</translation>
    </message>
    <message>
        <source>The sheet says: call {first} first, then {others}.</source>
        <translation>På arket står: Ring først til {first}, derefter {others}.</translation>
    </message>
    <message>
        <source>The sheet says: call {first}.</source>
        <translation>På arket står: Ring til {first}.</translation>
    </message>
    <message>
        <source>The shelter's computers remove the case the next time they are on the net.</source>
        <translation>Botilbuddets computere fjerner sagen, næste gang de er på nettet.</translation>
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
        <source>the step “{title}”</source>
        <translation>delmålet ”{title}”</translation>
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
        <source>The two are not the same. Write it once more.</source>
        <translation>De to er ikke ens. Skriv den en gang til.</translation>
    </message>
    <message>
        <source>The two were not the same. Try again.</source>
        <translation>De to var ikke ens. Prøv igen.</translation>
    </message>
    <message>
        <source>The unit</source>
        <translation>Enheden</translation>
    </message>
    <message>
        <source>The vault gets another recovery key. The one that it has now opens it no more.</source>
        <translation>Boksen får en ny gendannelsesnøgle. Den, boksen har nu, åbner den ikke længere.</translation>
    </message>
    <message>
        <source>The vault has joined {server}, as {name}.</source>
        <translation>Boksen er koblet til {server} som {name}.</translation>
    </message>
    <message>
        <source>The vault is as in this backup: {file}. What it replaced is set aside in its folder.</source>
        <translation>Boksen er som i denne sikkerhedskopi: {file}. Det, den erstattede, er lagt til side i boksens mappe.</translation>
    </message>
    <message>
        <source>The vault is being opened. It takes a moment, so that nobody can try many keys.</source>
        <translation>Boksen bliver åbnet. Det tager et øjeblik, så ingen kan prøve mange nøgler.</translation>
    </message>
    <message>
        <source>The vault is damaged and there is no good backup beside it. Leave it as it is and ask IT.</source>
        <translation>Boksen er ødelagt, og der er ingen brugbar sikkerhedskopi ved siden af den. Lad den være, som den er, og spørg IT.</translation>
    </message>
    <message>
        <source>The vault is damaged, but there is a good backup of it.</source>
        <translation>Boksen er ødelagt, men der er en god sikkerhedskopi af den.</translation>
    </message>
    <message>
        <source>The vault is damaged. Restore the newest good backup: {backup}.</source>
        <translation>Boksen er ødelagt. Gendan den nyeste brugbare sikkerhedskopi: {backup}.</translation>
    </message>
    <message>
        <source>The vault is not whole. Leave its folder as it is, and ask IT.</source>
        <translation>Boksen er ikke hel. Lad dens mappe være, som den er, og spørg IT.</translation>
    </message>
    <message>
        <source>The vault is open in another program. Close it there first.</source>
        <translation>Boksen er åben i et andet program. Luk den der først.</translation>
    </message>
    <message>
        <source>The vault is open in another window, since {since} (process {pid}). Close it there first.</source>
        <translation>Boksen er åben i et andet vindue siden {since} (proces {pid}). Luk den der først.</translation>
    </message>
    <message>
        <source>The vault is whole. Cases in it: {count}.</source>
        <translation>Boksen er hel. Sager i den: {count}.</translation>
    </message>
    <message>
        <source>The vault lies in</source>
        <translation>Boksen ligger i</translation>
    </message>
    <message>
        <source>The vault opens by its new passphrase. The recovery key stays as it is.</source>
        <translation>Boksen åbnes med den nye adgangssætning. Gendannelsesnøglen er den samme som før.</translation>
    </message>
    <message>
        <source>The vault was restored from a backup. Confirm that it may speak with the server again.</source>
        <translation>Boksen er gendannet fra en sikkerhedskopi. Bekræft, at den må tale med serveren igen.</translation>
    </message>
    <message>
        <source>the vault's folder</source>
        <translation>boksens mappe</translation>
    </message>
    <message>
        <source>the window stays off the network</source>
        <translation>vinduet holder sig fra nettet</translation>
    </message>
    <message>
        <source>The wording</source>
        <translation>Ordlyden</translation>
    </message>
    <message>
        <source>The youth unit's computers remove the case the next time they are on the net.</source>
        <translation>Ungeenhedens computere fjerner sagen, næste gang de er på nettet.</translation>
    </message>
    <message>
        <source>There are no cases in this vault.</source>
        <translation>Der er ingen sager i denne boks.</translation>
    </message>
    <message>
        <source>There are no notes yet. Write the first one above.</source>
        <translation>Der er ingen noter endnu. Skriv den første herover.</translation>
    </message>
    <message>
        <source>There is a file already, and it stays: {file}. Choose another name.</source>
        <translation>Der er allerede en fil, og den bliver: {file}. Vælg et andet navn.</translation>
    </message>
    <message>
        <source>There is a file where a folder must be: {folder}. Choose another one.</source>
        <translation>Der ligger en fil, hvor der skal være en mappe: {folder}. Vælg en anden.</translation>
    </message>
    <message>
        <source>There is a vault in {folder} already. Open it, or choose another folder.</source>
        <translation>Der er allerede en boks i {folder}. Åbn den, eller vælg en anden mappe.</translation>
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
        <source>There is no room for it on the page just now. What you wrote is kept, every word.</source>
        <translation>Der er ikke plads til det på arket lige nu. Alt, hvad du har skrevet, er gemt.</translation>
    </message>
    <message>
        <source>There is no vault in {folder}. Choose the folder that has one, or make a new one.</source>
        <translation>Der er ingen boks i {folder}. Vælg den mappe, der har en, eller opret en ny.</translation>
    </message>
    <message>
        <source>There is not room for all of it on the page. What you wrote is kept, every word.</source>
        <translation>Der er ikke plads til det hele på arket. Alt, hvad du har skrevet, er gemt.</translation>
    </message>
    <message>
        <source>There is nobody here to ask for a secret. Put it into a file and name it with {option}.</source>
        <translation>Der er ingen at spørge om en hemmelighed her. Læg den i en fil, og nævn filen med {option}.</translation>
    </message>
    <message>
        <source>There is nobody to choose on this server yet.</source>
        <translation>Der er ikke andre på serveren endnu.</translation>
    </message>
    <message>
        <source>There is room for three goals now. The others wait, and nothing of them is lost.</source>
        <translation>Der er plads til tre mål lige nu. De andre venter, og intet af dem er tabt.</translation>
    </message>
    <message>
        <source>They see and write in the same plan as you, from the next time their computer is on the net.</source>
        <translation>Kollegaen ser og skriver i den samme plan som du, fra næste gang deres computer er på nettet.</translation>
    </message>
    <message>
        <source>They work on the case up to and with the day that you choose. After that it leaves their computer.</source>
        <translation>Kollegaen arbejder på sagen til og med den dag, du vælger. Derefter forsvinder den fra deres computer.</translation>
    </message>
    <message>
        <source>This backup cannot be read as a backup of this vault: {backup}. Choose another one.</source>
        <translation>Sikkerhedskopien kan ikke læses som en kopi af denne boks: {backup}. Vælg en anden.</translation>
    </message>
    <message>
        <source>This cannot be read: {reason}. See what can be said with: {command}</source>
        <translation>Det kan ikke læses: {reason}. Se, hvad der kan siges, med: {command}</translation>
    </message>
    <message>
        <source>This case is no longer in your vault.</source>
        <translation>Sagen er ikke længere i din boks.</translation>
    </message>
    <message>
        <source>It is larger than the server takes. Copy the text, take this back, and write it in smaller parts.</source>
        <translation>Den fylder mere, end serveren tager imod. Kopiér teksten, tag denne tilbage, og skriv den i mindre dele.</translation>
    </message>
    <message>
        <source>It is signed as somebody else's. Copy the text and write it again; tell IT if it happens more than once.</source>
        <translation>Den er underskrevet som en andens. Kopiér teksten, og skriv den igen; sig det til IT, hvis det sker flere gange.</translation>
    </message>
    <message>
        <source>This computer has no keyring, so the passphrase alone protects the vault: let it be a long one.</source>
        <translation>Denne computer har ingen nøglering, så adgangssætningen alene beskytter boksen: lad den være lang.</translation>
    </message>
    <message>
        <source>This computer's keyring does not give the vault's secret. Unlock the keyring and try again, or use the recovery key.</source>
        <translation>Computerens nøglering udleverer ikke boksens hemmelighed. Lås nøgleringen op, og prøv igen, eller brug gendannelsesnøglen.</translation>
    </message>
    <message>
        <source>This CPR number fails the old check digit. Some newer numbers do: look at it once more.</source>
        <translation>CPR-nummeret består ikke det gamle kontroltjek (modulus 11). Det gælder også nogle nyere, gyldige numre. Se på det en ekstra gang.</translation>
    </message>
    <message>
        <source>This computer has no words in {code}, so the page is in Danish here.</source>
        <translation>Denne computer har ingen ord på {code}, så arket er på dansk her.</translation>
    </message>
    <message>
        <source>This date of birth is still to come. Check the year.</source>
        <translation>Fødselsdatoen ligger ude i fremtiden. Tjek årstallet.</translation>
    </message>
    <message>
        <source>This file cannot be read as text: {file}. Check its name and who may read it.</source>
        <translation>Denne fil kan ikke læses som tekst: {file}. Tjek dens navn, og hvem der må læse den.</translation>
    </message>
    <message>
        <source>This file cannot be written: {file}. Choose another folder, or make room on the disk.</source>
        <translation>Denne fil kan ikke skrives: {file}. Vælg en anden mappe, eller gør plads på disken.</translation>
    </message>
    <message>
        <source>This has been changed again since. Look in the history to put it back.</source>
        <translation>Det er ændret igen siden. Se i historikken, hvis det skal tilbage.</translation>
    </message>
    <message>
        <source>This has been decided meanwhile. Look at what stands there now.</source>
        <translation>Det er blevet afklaret i mellemtiden. Se, hvad der står nu.</translation>
    </message>
    <message>
        <source>This is no date of birth. Write for instance 3.4.1998.</source>
        <translation>Det er ikke en fødselsdato. Skriv for eksempel 3.4.1998.</translation>
    </message>
    <message>
        <source>This is what the plan says now.</source>
        <translation>Det står i planen nu.</translation>
    </message>
    <message>
        <source>This is written once and stays as it is.</source>
        <translation>Det her skrives én gang og bliver stående, som det er.</translation>
    </message>
    <message>
        <source>This computer has been shut out of the server, and the cases are removed from it. Nothing of the work is lost: what was not sent is kept by the server. Ask IT.</source>
        <translation>Denne computer er lukket ude fra serveren, og sagerne bliver fjernet fra den. Intet af arbejdet er gået tabt: Det, der ikke var sendt, er gemt hos serveren. Spørg IT.</translation>
    </message>
    <message>
        <source>This vault belongs to {address} already.</source>
        <translation>Denne boks hører allerede til {address}.</translation>
    </message>
    <message>
        <source>This vault does not know whose it is. Open it in the window once, and say your name.</source>
        <translation>Boksen ved ikke, hvis den er. Åbn den i vinduet en gang, og skriv dit navn.</translation>
    </message>
    <message>
        <source>This vault lives alone. Join a server first: enplan join ADDRESS CODE</source>
        <translation>Denne boks er ikke koblet til en server. Gør det først: enplan join ADRESSE KODE</translation>
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
        <source>To settle: {count}</source>
        <translation>Skal afklares: {count}</translation>
    </message>
    <message>
        <source>to look at first: {what}</source>
        <translation>skal ses på først: {what}</translation>
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
        <source>today, yesterday or 10/3</source>
        <translation>i dag, i går eller 10/3</translation>
    </message>
    <message>
        <source>Today, {day}</source>
        <translation>I dag, {day}</translation>
    </message>
    <message>
        <source>told to {name}</source>
        <translation>sagt til {name}</translation>
    </message>
    <message>
        <source>tomorrow at {time}</source>
        <translation>i morgen kl. {time}</translation>
    </message>
    <message>
        <source>Treatment can be anonymous.</source>
        <translation>Behandling kan være anonym.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Prøv igen</translation>
    </message>
    <message>
        <source>Try it with examples</source>
        <translation>Prøv med eksempeldata</translation>
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
        <source>Unit</source>
        <translation>Enhed</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Lås op</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Til</translation>
    </message>
    <message>
        <source>Up to and with</source>
        <translation>Til og med</translation>
    </message>
    <message>
        <source>Up to date {at}</source>
        <translation>Opdateret {at}</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>Brug denne</translation>
    </message>
    <message>
        <source>VERB</source>
        <translation>VERBUM</translation>
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
        <source>Waits here and is sent by itself</source>
        <translation>Venter her og bliver sendt af sig selv</translation>
    </message>
    <message>
        <source>Wants a sheet</source>
        <translation>Ønsker et ark</translation>
    </message>
    <message>
        <source>Wants it to stay.</source>
        <translation>Skal blive stående.</translation>
    </message>
    <message>
        <source>Write it anew</source>
        <translation>Skriv det om</translation>
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
        <source>Welcome to En plan</source>
        <translation>Velkommen til En plan</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Hvad</translation>
    </message>
    <message>
        <source>What happened, and what was agreed?</source>
        <translation>Hvad skete der, og hvad blev aftalt?</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>Hvad listen viser</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>Hvad det handler om</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Formålet</translation>
    </message>
    <message>
        <source>What may be shared</source>
        <translation>Hvad der må deles</translation>
    </message>
    <message>
        <source>What the citizen says to it</source>
        <translation>Hvad siger borgeren til det</translation>
    </message>
    <message>
        <source>What they had written and not sent is kept by the server.</source>
        <translation>Det, de har skrevet og ikke sendt, bliver gemt hos serveren.</translation>
    </message>
    <message>
        <source>What time it happened</source>
        <translation>Hvad klokken var</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Hvad der skal gøres</translation>
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
        <source>What was known before</source>
        <translation>Hvad der var kendt i forvejen</translation>
    </message>
    <message>
        <source>What was new</source>
        <translation>Hvad der var nyt</translation>
    </message>
    <message>
        <source>What was written after that is not in it. The damaged vault is set aside, not thrown away.</source>
        <translation>Det, der er skrevet siden, er ikke med. Den ødelagte boks bliver lagt til side, ikke smidt væk.</translation>
    </message>
    <message>
        <source>What was wrong or missing?</source>
        <translation>Hvad var forkert, eller hvad manglede?</translation>
    </message>
    <message>
        <source>What you both call it</source>
        <translation>Det, I kalder sagen</translation>
    </message>
    <message>
        <source>What you had written and not sent is kept by the server. IT can let it in.</source>
        <translation>Det, du havde skrevet og ikke sendt, er gemt hos serveren. IT kan lade det komme med.</translation>
    </message>
    <message>
        <source>What you may have written and not sent goes to the server first.</source>
        <translation>Det, du måske har skrevet og ikke sendt, bliver først gemt hos serveren.</translation>
    </message>
    <message>
        <source>What you have written here stays as it is, and goes to the server. Colleagues who work on the same case see its plan.</source>
        <translation>Det, du har skrevet her, bliver, som det er, og kommer også på serveren. Kolleger, der arbejder på samme sag, kan se planen.</translation>
    </message>
    <message>
        <source>What you wrote before this can still be read in the history of the shared plan.</source>
        <translation>Det, du skrev indtil nu, kan stadig læses i den delte plans historik.</translation>
    </message>
    <message>
        <source>What you wrote is still here.</source>
        <translation>Det, du skrev, er her stadig.</translation>
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
        <source>Where it lies</source>
        <translation>Hvor den ligger</translation>
    </message>
    <message>
        <source>Where nothing is chosen, it is about the whole plan.</source>
        <translation>Vælger I ikke noget, gælder det hele planen.</translation>
    </message>
    <message>
        <source>where the owner is employed</source>
        <translation>hvor ejeren er ansat</translation>
    </message>
    <message>
        <source>where the page and the pictures go</source>
        <translation>hvor arket og billederne skal ligge</translation>
    </message>
    <message>
        <source>where to put it; else beside the vault</source>
        <translation>hvor den skal ligge; ellers ved siden af boksen</translation>
    </message>
    <message>
        <source>where to write it: .pdf or .png, and the back of a .png beside it as -back.png</source>
        <translation>hvor det skal gemmes: .pdf eller .png, og bagsiden af en .png ved siden af som -back.png</translation>
    </message>
    <message>
        <source>also when something on the page should be looked at first</source>
        <translation>også når der er noget på arket at se på først</translation>
    </message>
    <message>
        <source>where to write; else to standard output</source>
        <translation>hvor der skal skrives; ellers på skærmen</translation>
    </message>
    <message>
        <source>Whether the citizen wants a sheet</source>
        <translation>Om borgeren vil have et ark</translation>
    </message>
    <message>
        <source>Which day it happened</source>
        <translation>Hvilken dag det skete</translation>
    </message>
    <message>
        <source>Which goal it belongs to</source>
        <translation>Hvilket mål det hører til</translation>
    </message>
    <message>
        <source>Which note it adds to</source>
        <translation>Hvilket notat det retter</translation>
    </message>
    <message>
        <source>which one; else the newest good one</source>
        <translation>hvilken; ellers den nyeste gode</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Hvem er du?</translation>
    </message>
    <message>
        <source>Who can read it</source>
        <translation>Hvem kan læse det</translation>
    </message>
    <message>
        <source>Who can read the note</source>
        <translation>Hvem kan læse notatet</translation>
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
        <source>Who heard it</source>
        <translation>Hvem der hørte det</translation>
    </message>
    <message>
        <source>Who it is in En plan</source>
        <translation>Hvem det er i En plan</translation>
    </message>
    <message>
        <source>Who may read along</source>
        <translation>Hvem der må læse med</translation>
    </message>
    <message>
        <source>Who may share</source>
        <translation>Hvem der må dele</translation>
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
        <source>Who works on the case</source>
        <translation>Hvem arbejder på sagen</translation>
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
        <source>Withdraw the consent</source>
        <translation>Træk samtykket tilbage</translation>
    </message>
    <message>
        <source>Without a day</source>
        <translation>Uden dato</translation>
    </message>
    <message>
        <source>Without a phone number there is nobody to call, so this is not on the sheet yet.</source>
        <translation>Uden telefonnummer er der ingen at ringe til, så det kommer ikke på arket endnu.</translation>
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
        <source>Words that may stay</source>
        <translation>Ord, der må blive stående</translation>
    </message>
    <message>
        <source>Words that may stay on the sheet</source>
        <translation>Ord, der må blive stående på arket</translation>
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
        <source>Working</source>
        <translation>Arbejder</translation>
    </message>
    <message>
        <source>works on the case since {day}</source>
        <translation>arbejder på sagen siden {day}</translation>
    </message>
    <message>
        <source>Write a name that you will both know the case by.</source>
        <translation>Skriv et navn, som I begge kender sagen på.</translation>
    </message>
    <message>
        <source>Write a number from 1 and up, or leave the field empty.</source>
        <translation>Skriv et tal fra 1 og op, eller lad feltet stå tomt.</translation>
    </message>
    <message>
        <source>Write a third</source>
        <translation>Skriv en tredje</translation>
    </message>
    <message>
        <source>Put it in its place</source>
        <translation>Sæt den ind i stedet</translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation>Drop den</translation>
    </message>
    <message>
        <source>{who} has decided this meanwhile. Now it says:</source>
        <translation>{who} har afgjort det imens. Nu står der:</translation>
    </message>
    <message>
        <source>{who} has deleted it meanwhile.</source>
        <translation>{who} har slettet det imens.</translation>
    </message>
    <message>
        <source>What you were writing is still here:</source>
        <translation>Det, du var ved at skrive, er her stadig:</translation>
    </message>
    <message>
        <source>Write a whole hour from 0 to 23, or leave the field empty.</source>
        <translation>Skriv en hel time fra 0 til 23, eller lad feltet stå tomt.</translation>
    </message>
    <message>
        <source>Write an addendum to: {note}</source>
        <translation>Skriv en rettelse til: {note}</translation>
    </message>
    <message>
        <source>write cases as JSON, in clear text</source>
        <translation>skriv sager som JSON, i klar tekst</translation>
    </message>
    <message>
        <source>Write down what {citizen} has said yes to. It can be withdrawn at any time.</source>
        <translation>Skriv, hvad {citizen} har sagt ja til. Samtykket kan trækkes tilbage når som helst.</translation>
    </message>
    <message>
        <source>Write in the addendum</source>
        <translation>Skriv i rettelsen</translation>
    </message>
    <message>
        <source>Write in the note</source>
        <translation>Skriv i notatet</translation>
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
        <source>Write the dream in the citizen's own words.</source>
        <translation>Skriv drømmen med borgerens egne ord.</translation>
    </message>
    <message>
        <source>Write the goal in the citizen's own words.</source>
        <translation>Skriv målet med borgerens egne ord.</translation>
    </message>
    <message>
        <source>Write the one-time code.</source>
        <translation>Skriv engangskoden.</translation>
    </message>
    <message>
        <source>Write the passphrase.</source>
        <translation>Skriv adgangssætningen.</translation>
    </message>
    <message>
        <source>write the recovery key to this new file, and do not print it</source>
        <translation>skriv gendannelsesnøglen i denne nye fil og ikke på skærmen</translation>
    </message>
    <message>
        <source>Write the recovery key.</source>
        <translation>Skriv gendannelsesnøglen.</translation>
    </message>
    <message>
        <source>Write the server's address.</source>
        <translation>Skriv serverens adresse.</translation>
    </message>
    <message>
        <source>Write until when. For instance Friday or in 2 weeks.</source>
        <translation>Skriv til hvornår. For eksempel fredag eller om 2 uger.</translation>
    </message>
    <message>
        <source>Write what is to be done.</source>
        <translation>Skriv, hvad der skal gøres.</translation>
    </message>
    <message>
        <source>Write what it is for: a consent is to something.</source>
        <translation>Skriv formålet. Et samtykke er altid til noget bestemt.</translation>
    </message>
    <message>
        <source>Write what time it happened, as near as you know.</source>
        <translation>Skriv, hvad klokken var – så nøjagtigt, du ved det.</translation>
    </message>
    <message>
        <source>Write which day it happened.</source>
        <translation>Skriv, hvilken dag det skete.</translation>
    </message>
    <message>
        <source>Write who it is.</source>
        <translation>Skriv, hvem det er.</translation>
    </message>
    <message>
        <source>Write your name: it stands with what you write, for your colleagues.</source>
        <translation>Skriv dit navn: Det står ved det, du skriver, så kollegerne kan se det.</translation>
    </message>
    <message>
        <source>written {day}</source>
        <translation>skrevet {day}</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>Yesterday, {day}</source>
        <translation>I går, {day}</translation>
    </message>
    <message>
        <source>You may not write in {folder}. Choose another folder, or ask IT for permission.</source>
        <translation>Du må ikke skrive i {folder}. Vælg en anden mappe, eller bed IT om adgang.</translation>
    </message>
    <message>
        <source>You no longer have access to this part of the case. Copy the text, and give it to somebody who works on it.</source>
        <translation>Du har ikke længere adgang til denne del af sagen. Kopiér teksten, og giv den til en, der arbejder på sagen.</translation>
    </message>
    <message>
        <source>You open it with a passphrase each time. Nobody else knows it, so nobody can find it again for you: that is what the key in the next step is for.</source>
        <translation>Du åbner den med en adgangssætning hver gang. Ingen andre kender den, så ingen kan finde den frem for dig. Det er det, nøglen i næste trin er til.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Dit navn</translation>
    </message>
    <message>
        <source>Your name stands with what you write, so that colleagues can ask you.</source>
        <translation>Dit navn står ved det, du skriver, så kollegerne kan spørge dig.</translation>
    </message>
    <message>
        <source>Your unit</source>
        <translation>Din enhed</translation>
    </message>
    <message>
        <source>Your vault is locked</source>
        <translation>Din boks er låst</translation>
    </message>
    <message>
        <source>Youth unit</source>
        <translation>Ungeenhed</translation>
    </message>
    <message>
        <source>the language of the page, such as pl; else the one that the citizen chose</source>
        <translation>arkets sprog, for eksempel pl; ellers det, borgeren har valgt</translation>
    </message>
    <message>
        <source>with the Danish words beside those of the other language</source>
        <translation>med de danske ord ved siden af det andet sprogs</translation>
    </message>
    <message>
        <source>{address} is no server's address. It begins with https://.</source>
        <translation>{address} er ikke adressen på en server. Den begynder med https://.</translation>
    </message>
    <message>
        <source>{citizen} has not consented to share with another unit.</source>
        <translation>{citizen} har ikke givet samtykke til at dele med andre enheder.</translation>
    </message>
    <message>
        <source>{code} – not on this computer</source>
        <translation>{code} – er ikke på denne computer</translation>
    </message>
    <message>
        <source>{deleter} deleted {record}, while {writer} wrote in it.</source>
        <translation>{deleter} har slettet {record}. Imens har {writer} skrevet videre.</translation>
    </message>
    <message>
        <source>{file} is left aside, since it cannot be read. Check that it is a file, and who may read it.</source>
        <translation>{file} bliver ikke brugt, for den kan ikke læses. Tjek, at det er en fil, og hvem der må læse den.</translation>
    </message>
    <message>
        <source>{file} is left aside: line {line} is not written in UTF-8. Save the file again as UTF-8.</source>
        <translation>{file} bliver ikke brugt: linje {line} er ikke skrevet i UTF-8. Gem filen igen som UTF-8.</translation>
    </message>
    <message>
        <source>{file} is left aside: line {line} is not as it should be. Look at how such a line is written in {model}.</source>
        <translation>{file} bliver ikke brugt: linje {line} er ikke skrevet, som den skal. Se i {model}, hvordan sådan en linje skrives.</translation>
    </message>
    <message>
        <source>{file} is left aside: there is no list called {key}. The lists are: {known}.</source>
        <translation>{file} bliver ikke brugt: der er ingen liste, der hedder {key}. Listerne er: {known}.</translation>
    </message>
    <message>
        <source>{file} is left aside: “{entry}” in {key} is no word to look for.</source>
        <translation>{file} bliver ikke brugt: ”{entry}” i {key} er ikke et ord, der kan ledes efter.</translation>
    </message>
    <message>
        <source>{file} is left aside: its name must be the code of a language, such as so.toml.</source>
        <translation>{file} bliver ikke brugt: navnet skal være et sprogs kode, for eksempel so.toml.</translation>
    </message>
    <message>
        <source>{file} is left aside: the page's type has no signs for {signs}. Write the words in Latin letters; other letters need a typeface that En plan does not have.</source>
        <translation>{file} bliver ikke brugt: arkets skrift har ingen tegn for {signs}. Skriv ordene med latinske bogstaver; andre bogstaver kræver en skrift, som En plan ikke har.</translation>
    </message>
    <message>
        <source>{file} is left aside: what stands in curly brackets in {key} must be: {places}.</source>
        <translation>{file} bliver ikke brugt: i {key} skal der i krøllede parenteser stå: {places}.</translation>
    </message>
    <message>
        <source>{file} is left aside: {key} has more than {longest} characters.</source>
        <translation>{file} bliver ikke brugt: {key} har mere end {longest} tegn.</translation>
    </message>
    <message>
        <source>{file} is left aside: {key} is empty.</source>
        <translation>{file} bliver ikke brugt: {key} er tom.</translation>
    </message>
    <message>
        <source>{file} is left aside: {key} is missing in it.</source>
        <translation>{file} bliver ikke brugt: {key} mangler i den.</translation>
    </message>
    <message>
        <source>{file} is left aside: {key} must be of the kind that it is in da.toml.</source>
        <translation>{file} bliver ikke brugt: {key} skal være af samme slags som i da.toml.</translation>
    </message>
    <message>
        <source>{file} is left aside: {key} must be a list of words, each in quotation marks.</source>
        <translation>{file} bliver ikke brugt: {key} skal være en liste af ord, hvert i anførselstegn.</translation>
    </message>
    <message>
        <source>{file} – cannot be used</source>
        <translation>{file} – kan ikke bruges</translation>
    </message>
    <message>
        <source>{goal}: I</source>
        <translation>{goal}: jeg</translation>
    </message>
    <message>
        <source>{goal}: we</source>
        <translation>{goal}: vi</translation>
    </message>
    <message>
        <source>{named} may be any of these cases: {ids}. Name one by its id.</source>
        <translation>{named} kan være en af disse sager: {ids}. Nævn én ved dens id.</translation>
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
        <source>{name} covers from the next time their computer is on the net.</source>
        <translation>{name} dækker ind, fra næste gang computeren er på nettet.</translation>
    </message>
    <message>
        <source>{name} has asked for at most {most} a day. With this one there are {count}.</source>
        <translation>{name} vil have højst {most} om dagen. Med denne bliver det {count}.</translation>
    </message>
    <message>
        <source>{name} has asked for nothing before {hour} o'clock.</source>
        <translation>{name} vil helst ikke have noget før kl. {hour}.</translation>
    </message>
    <message>
        <source>{name} has the ball for 1 step. Without {name} nobody has it:</source>
        <translation>{name} har bolden for 1 skridt. Uden {name} er der ingen, der har den:</translation>
    </message>
    <message>
        <source>{name} has the ball for {n} steps. Without {name} nobody has them:</source>
        <translation>{name} har bolden for {n} skridt. Uden {name} er der ingen, der har dem:</translation>
    </message>
    <message>
        <source>{name} is deleted from the network.</source>
        <translation>{name} er slettet fra netværket.</translation>
    </message>
    <message>
        <source>{name} is on the sheet</source>
        <translation>{name} er på arket</translation>
    </message>
    <message>
        <source>{name} no longer works on the case.</source>
        <translation>{name} arbejder ikke længere på sagen.</translation>
    </message>
    <message>
        <source>{name} works in another unit: {unit}. That takes the citizen's consent. Write down what {citizen} has agreed to.</source>
        <translation>{name} arbejder i en anden enhed: {unit}. Det kræver borgerens samtykke. Skriv, hvad {citizen} har sagt ja til.</translation>
    </message>
    <message>
        <source>{name} works on the case from the next time their computer is on the net.</source>
        <translation>{name} kan arbejde på sagen, fra næste gang computeren er på nettet.</translation>
    </message>
    <message>
        <source>{name} – not checked yet</source>
        <translation>{name} – ikke tjekket endnu</translation>
    </message>
    <message>
        <source>{name}, line {n}</source>
        <translation>{name}, linje {n}</translation>
    </message>
    <message>
        <source>{name}: {n} change</source>
        <translation>{name}: {n} ændring</translation>
    </message>
    <message>
        <source>{name}: {n} changes</source>
        <translation>{name}: {n} ændringer</translation>
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
        <source>{n} characters more.</source>
        <translation>{n} tegn mere.</translation>
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
        <source>{n} draft</source>
        <translation>{n} kladde</translation>
    </message>
    <message>
        <source>{n} drafts</source>
        <translation>{n} kladder</translation>
    </message>
    <message>
        <source>{n} more change</source>
        <translation>{n} ændring mere</translation>
    </message>
    <message>
        <source>{n} more changes</source>
        <translation>{n} ændringer mere</translation>
    </message>
    <message>
        <source>{n} note</source>
        <translation>{n} notat</translation>
    </message>
    <message>
        <source>{n} notes</source>
        <translation>{n} notater</translation>
    </message>
    <message>
        <source>{n} o'clock</source>
        <translation>kl. {n}</translation>
    </message>
    <message>
        <source>{n} page is printed, and kept in the history.</source>
        <translation>{n} ark er udskrevet og gemt i historikken.</translation>
    </message>
    <message>
        <source>{n} pages are printed, and kept in the history.</source>
        <translation>{n} ark er udskrevet og gemt i historikken.</translation>
    </message>
    <message>
        <source>{n} place</source>
        <translation>{n} sted</translation>
    </message>
    <message>
        <source>{n} places</source>
        <translation>{n} steder</translation>
    </message>
    <message>
        <source>{n} thing is not decided yet. The page can be printed all the same.</source>
        <translation>Én ting er ikke afgjort endnu. Arket kan godt skrives ud alligevel.</translation>
    </message>
    <message>
        <source>{n} thing on this page is not decided. It can go out again all the same, but only as it was. To leave something off, make a new page.</source>
        <translation>Én ting på arket er ikke afgjort. Det kan godt gives videre igen alligevel, men kun som det var. Skal noget af, så lav et nyt ark.</translation>
    </message>
    <message>
        <source>{n} thing to settle here</source>
        <translation>{n} ting skal afklares her</translation>
    </message>
    <message>
        <source>{n} things are not decided yet. The page can be printed all the same.</source>
        <translation>{n} ting er ikke afgjort endnu. Arket kan godt skrives ud alligevel.</translation>
    </message>
    <message>
        <source>{n} things on this page are not decided. It can go out again all the same, but only as it was. To leave something off, make a new page.</source>
        <translation>{n} ting på arket er ikke afgjort. Det kan godt gives videre igen alligevel, men kun som det var. Skal noget af, så lav et nyt ark.</translation>
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
        <source>{n} with a struck-out cloud are not sent yet.</source>
        <translation>De {n} med en overstreget sky er ikke sendt endnu.</translation>
    </message>
    <message>
        <source>{n} with a struck-out cloud is not sent yet.</source>
        <translation>Den ene med en overstreget sky er ikke sendt endnu.</translation>
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
    <message>
        <source>{some} and {last}</source>
        <translation>{some} og {last}</translation>
    </message>
    <message>
        <source>{unit} – given {day}</source>
        <translation>{unit} – givet {day}</translation>
    </message>
    <message>
        <source>{unit} – withdrawn {day}</source>
        <translation>{unit} – trukket tilbage {day}</translation>
    </message>
    <message>
        <source>{name} (you)</source>
        <translation>{name} (dig)</translation>
    </message>
    <message>
        <source>{who} added {field} {record}: {new}</source>
        <translation>{who} tilføjede {field} {record}: {new}</translation>
    </message>
    <message>
        <source>{who} added {value} to the network</source>
        <translation>{who} føjede {value} til netværket</translation>
    </message>
    <message>
        <source>{who} began {record} ({value})</source>
        <translation>{who} begyndte på {record} ({value})</translation>
    </message>
    <message>
        <source>{who} brought back {record}</source>
        <translation>{who} hentede {record} tilbage</translation>
    </message>
    <message>
        <source>{who} changed {field} {record}</source>
        <translation>{who} ændrede {field} {record}</translation>
    </message>
    <message>
        <source>{who} changed {field} {record} back from {old} to {new}</source>
        <translation>{who} ændrede {field} {record} tilbage fra {old} til {new}</translation>
    </message>
    <message>
        <source>{who} changed {field} {record} from {old} to {new}</source>
        <translation>{who} ændrede {field} {record} fra {old} til {new}</translation>
    </message>
    <message>
        <source>{who} deleted {record}</source>
        <translation>{who} slettede {record}</translation>
    </message>
    <message>
        <source>{who} did something that a newer version of the program knows</source>
        <translation>{who} gjorde noget, som en nyere version af programmet kender</translation>
    </message>
    <message>
        <source>{who} exported the case</source>
        <translation>{who} eksporterede sagen</translation>
    </message>
    <message>
        <source>{who} gave {new} the ball {record}</source>
        <translation>{who} gav {new} bolden {record}</translation>
    </message>
    <message>
        <source>{who} had the case shown on the command line</source>
        <translation>{who} fik sagen vist på kommandolinjen</translation>
    </message>
    <message>
        <source>{who} looked at the case</source>
        <translation>{who} så på sagen</translation>
    </message>
    <message>
        <source>{who} made the page on the command line</source>
        <translation>{who} lavede arket på kommandolinjen</translation>
    </message>
    <message>
        <source>{who} made {record}</source>
        <translation>{who} oprettede {record}</translation>
    </message>
    <message>
        <source>{who} made {record} final</source>
        <translation>{who} færdiggjorde {record}</translation>
    </message>
    <message>
        <source>{who} made {record} – {value}</source>
        <translation>{who} oprettede {record} – {value}</translation>
    </message>
    <message>
        <source>{who} made {record} – {value} has the ball</source>
        <translation>{who} oprettede {record} – {value} har bolden</translation>
    </message>
    <message>
        <source>{who} moved {record} in the list</source>
        <translation>{who} flyttede {record} i rækkefølgen</translation>
    </message>
    <message>
        <source>{who} noted how the citizen wants the sheet</source>
        <translation>{who} noterede, hvordan borgeren vil have arket</translation>
    </message>
    <message>
        <source>{who} noted since when {new} has had the ball {record}</source>
        <translation>{who} noterede, siden hvornår {new} har haft bolden {record}</translation>
    </message>
    <message>
        <source>{who} noted that the citizen consents to share with {value}</source>
        <translation>{who} noterede, at borgeren giver samtykke til at dele med {value}</translation>
    </message>
    <message>
        <source>{who} noted that the citizen no longer wants to share with {value}</source>
        <translation>{who} noterede, at borgeren ikke længere vil dele med {value}</translation>
    </message>
    <message>
        <source>{who} noted that words asked about may stay on the sheet</source>
        <translation>{who} noterede, at ord, der blev spurgt til, må blive stående på arket</translation>
    </message>
    <message>
        <source>{who} noted that {record} is a mentor</source>
        <translation>{who} noterede, at {record} er mentor</translation>
    </message>
    <message>
        <source>{who} noted that {record} is no mentor any more</source>
        <translation>{who} noterede, at {record} ikke længere er mentor</translation>
    </message>
    <message>
        <source>{who} opened the case</source>
        <translation>{who} åbnede sagen</translation>
    </message>
    <message>
        <source>{who} passed the ball {record} from {old} to {new}</source>
        <translation>{who} gav bolden {record} videre fra {old} til {new}</translation>
    </message>
    <message>
        <source>{who} printed the page together with others</source>
        <translation>{who} udskrev arket sammen med andre</translation>
    </message>
    <message>
        <source>{who} printed the sheet</source>
        <translation>{who} udskrev arket</translation>
    </message>
    <message>
        <source>{who} put the citizen's own picture on the sheet</source>
        <translation>{who} lagde borgerens eget billede ind på arket</translation>
    </message>
    <message>
        <source>{who} put {record} on the sheet</source>
        <translation>{who} satte {record} på arket</translation>
    </message>
    <message>
        <source>{who} removed {field} {record}; it was {old}</source>
        <translation>{who} fjernede {field} {record}; der stod {old}</translation>
    </message>
    <message>
        <source>{who} saved the sheet as PDF</source>
        <translation>{who} gemte arket som PDF</translation>
    </message>
    <message>
        <source>{who} settled that {record} goes</source>
        <translation>{who} afklarede, at {record} skal væk</translation>
    </message>
    <message>
        <source>{who} settled that {record} stays</source>
        <translation>{who} afklarede, at {record} bliver stående</translation>
    </message>
    <message>
        <source>{who} settled {field} {record}</source>
        <translation>{who} afklarede {field} {record}</translation>
    </message>
    <message>
        <source>{who} settled {field} {record}: {new}</source>
        <translation>{who} afklarede {field} {record}: {new}</translation>
    </message>
    <message>
        <source>{who} showed the sheet on the screen</source>
        <translation>{who} viste arket på skærmen</translation>
    </message>
    <message>
        <source>{who} took back that words asked about may stay on the sheet</source>
        <translation>{who} tog det tilbage, at ord, der blev spurgt til, må blive stående på arket</translation>
    </message>
    <message>
        <source>{who} took the ball {record} from {old}; nobody has it now</source>
        <translation>{who} tog bolden {record} fra {old}; nu har ingen den</translation>
    </message>
    <message>
        <source>{who} took {record} off the sheet</source>
        <translation>{who} tog {record} af arket</translation>
    </message>
    <message>
        <source>{who} wrote down the dream</source>
        <translation>{who} skrev drømmen ned</translation>
    </message>
    <message>
        <source>{who} wrote {record}</source>
        <translation>{who} skrev {record}</translation>
    </message>
    <message>
        <source>{who} wrote {record} ({value})</source>
        <translation>{who} skrev {record} ({value})</translation>
    </message>
    <message>
        <source>“{words}” is more than a first name. Whoever sees the sheet knows whose it is.</source>
        <translation>”{words}” er mere end et fornavn. Den, der ser arket, ved, hvis det er.</translation>
    </message>
    <message>
        <source>“{words}” is not granted yet. On the sheet it can be read as a promise.</source>
        <translation>”{words}” er ikke bevilget endnu. På arket kan det læses som et løfte.</translation>
    </message>
    <message>
        <source>“{words}” is somebody's first name. May it hang there?</source>
        <translation>”{words}” er nogens fornavn. Må det hænge der?</translation>
    </message>
    <message>
        <source>“{words}” is a telephone number of none of the professionals here.</source>
        <translation>”{words}” er et telefonnummer, der ikke hører til en fagperson i sagen.</translation>
    </message>
    <message>
        <source>“{words}” looks like a CPR number.</source>
        <translation>”{words}” ligner et CPR-nummer.</translation>
    </message>
    <message>
        <source>“{words}” names somebody by more than a first name.</source>
        <translation>”{words}” nævner nogen ved mere end fornavn.</translation>
    </message>
    <message>
        <source>“{words}” tells of illness or substances.</source>
        <translation>”{words}” fortæller om sygdom eller rusmidler.</translation>
    </message>
    <message>
        <source>“{words}” tells where there is treatment or help.</source>
        <translation>”{words}” fortæller, hvor der er behandling eller hjælp.</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>”{words}”</translation>
    </message>
</context>
</TS>
