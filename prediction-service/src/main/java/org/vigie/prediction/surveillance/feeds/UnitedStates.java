package org.vigie.prediction.surveillance.feeds;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The states, the District of Columbia, Puerto Rico and the nation as the CDC's files name them. */
public enum UnitedStates {
    US("USA", "United States", "US"),
    AL("Alabama", "01"),
    AK("Alaska", "02"),
    AZ("Arizona", "04"),
    AR("Arkansas", "05"),
    CA("California", "06"),
    CO("Colorado", "08"),
    CT("Connecticut", "09"),
    DE("Delaware", "10"),
    DC("District of Columbia", "11"),
    FL("Florida", "12"),
    GA("Georgia", "13"),
    HI("Hawaii", "15"),
    ID("Idaho", "16"),
    IL("Illinois", "17"),
    IN("Indiana", "18"),
    IA("Iowa", "19"),
    KS("Kansas", "20"),
    KY("Kentucky", "21"),
    LA("Louisiana", "22"),
    ME("Maine", "23"),
    MD("Maryland", "24"),
    MA("Massachusetts", "25"),
    MI("Michigan", "26"),
    MN("Minnesota", "27"),
    MS("Mississippi", "28"),
    MO("Missouri", "29"),
    MT("Montana", "30"),
    NE("Nebraska", "31"),
    NV("Nevada", "32"),
    NH("New Hampshire", "33"),
    NJ("New Jersey", "34"),
    NM("New Mexico", "35"),
    NY("New York", "36"),
    NC("North Carolina", "37"),
    ND("North Dakota", "38"),
    OH("Ohio", "39"),
    OK("Oklahoma", "40"),
    OR("Oregon", "41"),
    PA("Pennsylvania", "42"),
    RI("Rhode Island", "44"),
    SC("South Carolina", "45"),
    SD("South Dakota", "46"),
    TN("Tennessee", "47"),
    TX("Texas", "48"),
    UT("Utah", "49"),
    VT("Vermont", "50"),
    VA("Virginia", "51"),
    WA("Washington", "53"),
    WV("West Virginia", "54"),
    WI("Wisconsin", "55"),
    WY("Wyoming", "56"),
    PR("Puerto Rico", "72");

    private final String abbreviation;
    private final String fullName;
    private final String code;

    UnitedStates(String fullName, String code) {
        this.abbreviation = name();
        this.fullName = fullName;
        this.code = code;
    }

    UnitedStates(String abbreviation, String fullName, String code) {
        this.abbreviation = abbreviation;
        this.fullName = fullName;
        this.code = code;
    }

    /** FIPS codes by the postal abbreviation, the nation by {@code USA}. */
    public static Map<String, String> byAbbreviation() {
        return codes(place -> place.abbreviation);
    }

    /** FIPS codes by the full name. */
    public static Map<String, String> byName() {
        return codes(place -> place.fullName);
    }

    private static Map<String, String> codes(Function<UnitedStates, String> key) {
        return Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(key, place -> place.code));
    }
}
