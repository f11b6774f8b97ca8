package org.vigie.auth.passkeys;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.vigie.auth.accounts.Account;
import org.vigie.auth.accounts.Accounts;

/** Knows accounts by the handle authenticators keep: the account's random id, which tells nothing about the person. */
class AccountHandles implements PublicKeyCredentialUserEntityRepository {
    private static final int LENGTH = 16;

    private final Accounts accounts;

    AccountHandles(Accounts accounts) {
        this.accounts = accounts;
    }

    static Bytes handle(UUID account) {
        return new Bytes(ByteBuffer.allocate(LENGTH)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array());
    }

    static @Nullable UUID account(Bytes handle) {
        if (handle.getBytes().length != LENGTH) {
            return null;
        }
        var bytes = ByteBuffer.wrap(handle.getBytes());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    static PublicKeyCredentialUserEntity person(Account account) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(handle(account.id()))
                .name(account.username())
                .displayName(account.displayName())
                .build();
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        var account = account(id);
        return account == null
                ? null
                : accounts.find(account).map(AccountHandles::person).orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
        return accounts.findByUsername(username).map(AccountHandles::person).orElse(null);
    }

    @Override
    public void save(PublicKeyCredentialUserEntity person) {
        // the account is kept already
    }

    @Override
    public void delete(Bytes id) {
        // the account goes by its own way, and takes its passkeys along
    }
}
