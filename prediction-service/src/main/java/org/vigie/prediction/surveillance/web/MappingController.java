package org.vigie.prediction.surveillance.web;

import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.platform.problem.ProblemException;
import org.vigie.prediction.access.Places;
import org.vigie.prediction.audit.AuditTrail;
import org.vigie.prediction.surveillance.ingest.mapping.Mapping;
import org.vigie.prediction.surveillance.ingest.mapping.Mappings;

/** Keeps what the columns of a source's files mean. */
@RestController
@RequestMapping("/v1/mappings")
class MappingController {
    private static final int LONGEST_SOURCE = 120;
    private static final int MOST_COLUMNS = 2_000;

    private final Mappings mappings;
    private final LayoutRequests layouts;
    private final AuditTrail audit;

    MappingController(Mappings mappings, LayoutRequests layouts, AuditTrail audit) {
        this.audit = audit;
        this.mappings = mappings;
        this.layouts = layouts;
    }

    record MappingRequest(String source, List<String> header, LayoutRequest layout) {
        MappingRequest {
            header = List.copyOf(header);
        }
    }

    @GetMapping
    @PreAuthorize("hasAnyAuthority('observations:read', 'observations:import')")
    @Places(Places.Answer.ALL)
    List<MappingResponse> list() {
        return mappings.list().stream().map(MappingResponse::of).toList();
    }

    /** Saves the mapping of a source for a header; one that was there for the same header is replaced. */
    @PostMapping
    @PreAuthorize("hasAuthority('observations:import')")
    @Places(Places.Answer.ALL)
    @Transactional
    ResponseEntity<MappingResponse> save(@RequestBody MappingRequest request, Principal caller) {
        String source = request.source().strip();
        if (source.isEmpty() || source.length() > LONGEST_SOURCE) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "missing-parameter", "source");
        }
        if (request.header().isEmpty() || request.header().size() > MOST_COLUMNS) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "missing-parameter", "header");
        }
        Mapping saved = mappings.save(
                source, request.header(), layouts.checked(request.layout(), request.header()), caller.getName());
        audit.add("source.mapping-saved", source, "mapping=" + saved.id());
        return ResponseEntity.created(URI.create("/v1/mappings/" + saved.id())).body(MappingResponse.of(saved));
    }

    @DeleteMapping("/{id}")
    @PreAuthorize("hasAuthority('observations:import')")
    @Places(Places.Answer.ALL)
    @Transactional
    ResponseEntity<Void> delete(@PathVariable long id) {
        if (!mappings.delete(id)) {
            throw new ProblemException(HttpStatus.NOT_FOUND, "unknown-mapping", id);
        }
        audit.add("source.mapping-removed", "mapping " + id, "");
        return ResponseEntity.noContent().build();
    }
}
