package org.vigie.prediction.surveillance.feeds;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.stereotype.Component;
import org.vigie.platform.country.CountryProfile;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.surveillance.ObservationsChanged;
import org.vigie.prediction.surveillance.ingest.SourceLayouts;
import org.vigie.prediction.surveillance.ingest.format.Layout;

/** The feeds that the country may have, with their settings. */
@Component
class KnownFeeds implements SourceLayouts {
    private final List<Feed> feeds;
    private final FeedProperties properties;
    private final FeedLedger ledger;
    private final Catalogue catalogue;
    private final Clock clock;

    KnownFeeds(
            List<Feed> feeds,
            FeedProperties properties,
            FeedLedger ledger,
            Catalogue catalogue,
            CountryProfile country,
            Clock clock) {
        this.feeds = feeds.stream()
                .filter(feed -> feed.countries().contains(country.ownPlace()))
                .sorted(Comparator.comparing(Feed::id))
                .toList();
        this.properties = properties;
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.clock = clock;
        String known = this.feeds.stream().map(Feed::id).collect(Collectors.joining(", "));
        for (String id : properties.enabled()) {
            if (find(id).isEmpty()) {
                throw new IllegalArgumentException(
                        "vigie.feeds.enabled names '" + id + "', but this country has only " + known);
            }
        }
    }

    @EventListener
    void on(ApplicationReadyEvent started) {
        for (Feed feed : feeds) {
            ledger.register(feed, isEnabled(feed), clock.instant());
        }
    }

    /** The newest weeks are kept beside the times, for whoever watches over them. */
    @EventListener
    void on(ObservationsChanged changed) {
        catalogue.findProfile(changed.profile()).ifPresent(ledger::followData);
    }

    List<Feed> list() {
        return feeds;
    }

    Optional<Feed> find(String id) {
        return feeds.stream().filter(feed -> feed.id().equals(id)).findFirst();
    }

    boolean isEnabled(Feed feed) {
        return properties.enabled().contains(feed.id());
    }

    URI address(Feed feed) {
        String base = properties.base().getOrDefault(feed.id(), feed.base()).toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + feed.path());
    }

    String schedule(Feed feed) {
        return properties.schedule().getOrDefault(feed.id(), feed.schedule());
    }

    Instant next(Feed feed) {
        ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
        ZonedDateTime next = CronExpression.parse(schedule(feed)).next(now);
        return next == null ? now.plusDays(1).toInstant() : next.toInstant();
    }

    @Override
    public Optional<Layout> find(String source, @Nullable String feed, List<String> header) {
        if (feed != null) {
            return find(feed).map(Feed::layout);
        }
        return feeds.stream()
                .filter(each -> each.source().equals(source))
                .map(Feed::layout)
                .filter(layout -> fits(layout, header))
                .findFirst();
    }

    private static boolean fits(Layout layout, List<String> header) {
        Set<String> needed = new HashSet<>(layout.only().keySet());
        needed.add(layout.date());
        if (layout.place() != null) {
            needed.add(layout.place());
        }
        layout.values().forEach(value -> {
            needed.add(value.column());
            needed.addAll(value.only().keySet());
        });
        Set<String> there = header.stream()
                .map(column -> column.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return needed.stream().allMatch(column -> there.contains(column.toLowerCase(Locale.ROOT)));
    }
}
