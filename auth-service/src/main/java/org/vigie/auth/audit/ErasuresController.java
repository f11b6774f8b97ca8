package org.vigie.auth.audit;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tells the services that own data whose names they have to forget, and takes their word that it is done. */
@RestController
@RequestMapping("/api/v1/audit/erasures")
@PreAuthorize("hasAuthority('audit:write')")
class ErasuresController {
    private final Erasures erasures;

    ErasuresController(Erasures erasures) {
        this.erasures = erasures;
    }

    @GetMapping
    List<Erasures.Erasure> open() {
        return erasures.open();
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void done(@PathVariable UUID id) {
        erasures.done(id);
    }
}
